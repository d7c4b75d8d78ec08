package city.chengyun.intake;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.PublisherCredential;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The credentials that are valid now: a local copy of the compacted topic, so that no publish has
 * to ask the app or a database. Reads are safe from any thread; changes come from the one thread
 * that follows the topic.
 */
public final class CredentialDirectory {

    private static final Logger log = LoggerFactory.getLogger(CredentialDirectory.class);

    private final ConcurrentMap<DeviceId, PublisherCredential> credentials =
            new ConcurrentHashMap<>();
    private final List<CredentialListener> listeners = new CopyOnWriteArrayList<>();

    /** The credential with this id, if it was issued and not withdrawn. */
    public Optional<PublisherCredential> find(DeviceId id) {
        return Optional.ofNullable(credentials.get(id));
    }

    /** Number of valid credentials. */
    public int size() {
        return credentials.size();
    }

    /** Has the listener told of all changes from now on. */
    public void addListener(CredentialListener listener) {
        listeners.add(listener);
    }

    /** Makes a credential valid in place of the former one with its id, and tells the listeners. */
    public void put(PublisherCredential credential) {
        PublisherCredential before = credentials.put(credential.id(), credential);
        if (!credential.equals(before)) {
            tellListeners(credential.id(), before, credential);
        }
    }

    /** Withdraws a credential and tells the listeners; does nothing when there is none. */
    public void remove(DeviceId id) {
        PublisherCredential before = credentials.remove(id);
        if (before != null) {
            tellListeners(id, before, null);
        }
    }

    private void tellListeners(
            DeviceId id,
            @Nullable PublisherCredential before,
            @Nullable PublisherCredential after) {
        for (CredentialListener listener : listeners) {
            try {
                listener.onCredentialChanged(id, before, after);
            } catch (RuntimeException failure) {
                // A listener's fault must not stop later revocations from arriving.
                log.error("A listener failed on the change of credential {}", id, failure);
            }
        }
    }
}
