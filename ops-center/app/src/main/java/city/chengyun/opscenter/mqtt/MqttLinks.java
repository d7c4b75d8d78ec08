package city.chengyun.opscenter.mqtt;

import city.chengyun.contract.DeviceId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes connections to the broker that the app was configured with. */
public interface MqttLinks {

    /** Whether there is a broker to connect to. */
    boolean isConfigured();

    /**
     * A connection that is still to be opened; empty if there is no broker.
     *
     * @param id user name and client id
     * @param subscription topic whose messages are heard; null for none
     */
    Optional<MqttLink> create(DeviceId id, String secret, @Nullable String subscription);
}
