package city.chengyun.broker;

import city.chengyun.contract.DeviceId;
import java.util.Optional;

/** The rule that binds MQTT client ids to credentials: the credential's id, or that and a colon. */
final class ClientIds {

    private static final char SEPARATOR = ':';

    private ClientIds() {}

    /** The credential that a client id belongs to; empty when it can belong to none. */
    static Optional<DeviceId> findCredential(String clientId) {
        int end = clientId.indexOf(SEPARATOR);
        String id = end < 0 ? clientId : clientId.substring(0, end);
        return DeviceId.isValid(id) ? Optional.of(new DeviceId(id)) : Optional.empty();
    }
}
