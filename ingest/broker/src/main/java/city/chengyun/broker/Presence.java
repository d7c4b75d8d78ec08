package city.chengyun.broker;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.mqtt.DeviceTopic;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Which credentials have live connections, and under which topic their devices speak. The topic is
 * learnt from what they publish or subscribe to, so it costs nothing to keep and needs no register.
 * Thread-safe.
 */
final class Presence {

    private final ConcurrentMap<DeviceId, Connections> live = new ConcurrentHashMap<>();

    void connected(DeviceId id, String clientId) {
        live.compute(
                id,
                (key, before) -> {
                    Connections connections = before == null ? new Connections() : before;
                    connections.clientIds.add(clientId);
                    return connections;
                });
    }

    /** Remembers a device's topic when it is the client itself that speaks or listens there. */
    void spoke(DeviceId id, DeviceTopic topic) {
        if (!topic.deviceId().equals(id)) {
            return;
        }
        Connections connections = live.get(id);
        if (connections != null && connections.topic == null) {
            connections.topic = topic;
        }
    }

    /**
     * Notes the end of a connection.
     *
     * @return a topic of the device that is gone with it; empty while it has another connection, or
     *     when it never spoke
     */
    Optional<DeviceTopic> disconnected(DeviceId id, String clientId) {
        DeviceTopic[] gone = new DeviceTopic[1];
        live.computeIfPresent(
                id,
                (key, connections) -> {
                    connections.clientIds.remove(clientId);
                    if (!connections.clientIds.isEmpty()) {
                        return connections;
                    }
                    gone[0] = connections.topic;
                    return null;
                });
        return Optional.ofNullable(gone[0]);
    }

    /** Number of credentials with a live connection. */
    int size() {
        return live.size();
    }

    /** The set is touched only inside the map's atomic updates of its key. */
    private static final class Connections {
        private final Set<String> clientIds = new HashSet<>();
        private volatile @Nullable DeviceTopic topic;
    }
}
