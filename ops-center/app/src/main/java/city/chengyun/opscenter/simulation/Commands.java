package city.chengyun.opscenter.simulation;

import city.chengyun.contract.mqtt.DeviceTopic;

/** The connection that commands to devices take. Thread-safe. */
public interface Commands {

    /** Whether the broker can be reached now. */
    boolean isConnected();

    /**
     * Publishes a command to a device, QoS 1; waits some seconds at most.
     *
     * @return whether the broker has acknowledged it
     */
    boolean publish(DeviceTopic topic, byte[] command);
}
