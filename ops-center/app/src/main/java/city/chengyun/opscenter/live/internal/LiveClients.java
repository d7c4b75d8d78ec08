package city.chengyun.opscenter.live.internal;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.SessionEnded;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The browsers that are connected. Thread-safe. */
@Component
public class LiveClients {

    /**
     * Parts that the browsers are told of devices in, one after the other: what is sent to a
     * thousand of them at once would keep an alert waiting.
     */
    static final int TURNS = 10;

    private final LiveProperties properties;
    private final AtomicInteger connected = new AtomicInteger();
    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();

    LiveClients(LiveProperties properties, MeterRegistry metrics) {
        this.properties = properties;
        Gauge.builder(LiveMetrics.CLIENTS, clients, Set::size).register(metrics);
    }

    /** Adds a browser; empty if there are too many. */
    public Optional<LiveClient> connect(Account account, String sessionId, ClientWire wire) {
        if (clients.size() >= properties.maxClients()) {
            return Optional.empty();
        }
        LiveClient client =
                new LiveClient(
                        account,
                        sessionId,
                        wire,
                        properties.alertQueue(),
                        Math.floorMod(connected.getAndIncrement(), TURNS));
        clients.add(client);
        return Optional.of(client);
    }

    /** Forgets a browser whose connection is gone. */
    public void disconnect(LiveClient client) {
        clients.remove(client);
    }

    /** A live view. */
    Collection<LiveClient> all() {
        return Collections.unmodifiableCollection(clients);
    }

    @EventListener
    void onSessionEnded(SessionEnded ended) {
        clients.stream()
                .filter(client -> client.sessionId().equals(ended.sessionId()))
                .forEach(client -> client.close(LiveClient.SESSION_ENDED, "logged out"));
    }
}
