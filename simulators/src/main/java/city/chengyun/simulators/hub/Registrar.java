package city.chengyun.simulators.hub;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers devices with the hub and keeps the secrets of their gateways: secrets that were lost
 * are replaced. Waits for a hub that is not there yet.
 */
public final class Registrar {

    private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

    private final URI hub;
    private final String username;
    private final String password;
    private final SecretStore store;

    public Registrar(URI hub, String username, String password, SecretStore store) {
        this.hub = hub;
        this.username = username;
        this.password = password;
        this.store = store;
    }

    /**
     * Registers everything, as often as it takes.
     *
     * @return the secret of every gateway of the batch
     * @throws HubRefused if the hub refuses for good, for instance because the password is wrong
     * @throws IOException if the secrets cannot be stored
     */
    public Map<String, String> register(Registration.Batch batch)
            throws IOException, InterruptedException {
        return insist(() -> tryToRegister(batch));
    }

    /**
     * Says which of the registered devices feeds which, as often as it takes.
     *
     * @throws HubRefused if the hub refuses for good
     */
    public void link(Registration.Links links) throws IOException, InterruptedException {
        var client = new HubClient(hub);
        insist(
                () ->
                        reachable(
                                () -> {
                                    client.logIn(username, password);
                                    client.link(links);
                                    return links;
                                }));
    }

    private static <T> T insist(Call<T> call) throws IOException, InterruptedException {
        Duration delay = FIRST_DELAY;
        while (true) {
            try {
                return call.make();
            } catch (HubUnreachable e) {
                LOG.info("waiting for the hub: {}", e.getMessage());
            } catch (HubRefused e) {
                if (!e.isTemporary()) {
                    throw e;
                }
                LOG.info("the hub is not ready: {}", e.getMessage());
            }
            Thread.sleep(delay.toMillis());
            delay =
                    delay.multipliedBy(2).compareTo(LONGEST_DELAY) < 0
                            ? delay.multipliedBy(2)
                            : LONGEST_DELAY;
        }
    }

    /** New secrets for gateways that the broker no longer lets in. */
    public Map<String, String> rotate(List<Registration.Gateway> gateways)
            throws IOException, InterruptedException {
        return register(
                new Registration.Batch(
                        gateways.stream().map(Registration.Gateway::rotated).toList(), List.of()));
    }

    private Map<String, String> tryToRegister(Registration.Batch batch)
            throws IOException, InterruptedException {
        var client = new HubClient(hub);
        Map<String, String> issued = call(client, batch);
        store.putAll(issued);
        Set<String> known = store.all().keySet();
        List<Registration.Gateway> lost =
                batch.gateways().stream().filter(g -> !known.contains(g.id())).toList();
        if (!lost.isEmpty()) {
            LOG.info("asking for new secrets of {} gateways", lost.size());
            var rotation =
                    new Registration.Batch(
                            lost.stream().map(Registration.Gateway::rotated).toList(), List.of());
            store.putAll(reachable(() -> client.register(rotation)));
        }
        Set<String> ids =
                batch.gateways().stream().map(Registration.Gateway::id).collect(Collectors.toSet());
        return store.all().entrySet().stream()
                .filter(entry -> ids.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, String> call(HubClient client, Registration.Batch batch)
            throws IOException, InterruptedException {
        return reachable(
                () -> {
                    client.logIn(username, password);
                    return client.register(batch);
                });
    }

    private interface Call<T> {
        T make() throws IOException, InterruptedException;
    }

    /** Tells an unreachable hub from a disk that cannot be written. */
    private static <T> T reachable(Call<T> call) throws IOException, InterruptedException {
        try {
            return call.make();
        } catch (IOException e) {
            throw new HubUnreachable(e);
        }
    }

    private static final class HubUnreachable extends IOException {
        HubUnreachable(IOException cause) {
            super(cause.toString(), cause);
        }
    }
}
