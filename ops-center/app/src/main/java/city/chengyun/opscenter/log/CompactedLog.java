package city.chengyun.opscenter.log;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * The compacted topics (descriptors, rules, credentials) as a table of what they must hold.
 *
 * <p>Changes are part of the caller's database transaction. They are published after its commit: by
 * {@link #publish} when the caller wants to wait, else by a background thread that repeats until
 * the log has acknowledged. At each start the topics are read and whatever differs is published
 * again, so a lost log or a restored database heals. Entries of {@code chengyun.device} are
 * acknowledged before any of {@code chengyun.rule} and {@code chengyun.credential} of the same
 * transaction is sent: a credential never precedes its descriptor. Thread-safe.
 */
public interface CompactedLog {

    /** Sets values by key; unchanged ones cost nothing. */
    void put(String topic, Map<String, byte[]> values);

    /** Removes keys by tombstones. */
    void remove(String topic, Collection<String> keys);

    /**
     * Publishes what has been committed and is not yet in the log.
     *
     * @return whether the log acknowledged all of it within the timeout; what it did not is
     *     repeated in the background
     */
    boolean publish(Duration timeout);
}
