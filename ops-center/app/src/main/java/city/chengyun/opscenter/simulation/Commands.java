package city.chengyun.opscenter.simulation;

import city.chengyun.contract.mqtt.DeviceTopic;
import java.time.Duration;

/** The connection that commands to devices take. Thread-safe. */
public interface Commands {

    /** Whether the broker can be reached now. */
    boolean isConnected();

    /**
     * Publishes a command to a device, QoS 1; waits some seconds at most.
     *
     * @param expiry after this the broker no longer hands it on, positive
     * @return whether the broker has acknowledged it
     */
    boolean publish(DeviceTopic topic, byte[] command, Duration expiry);
}
