package city.chengyun.opscenter.mqtt;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * A connection to the broker under one credential, kept for as long as it is open. Whatever comes
 * while it is lost is lost.
 */
public interface MqttLink {

    boolean isConnected();

    /**
     * Publishes a message with QoS 1.
     *
     * @param expiry after this the broker no longer hands it on, positive
     * @return whether the broker has acknowledged it within some seconds
     */
    boolean publish(String topic, byte[] payload, Duration expiry);

    /** Where the payloads of the subscribed topic go; set once, before {@link #open}. */
    void onMessage(Consumer<byte[]> listener);

    /** Connects in the background and stays connected. */
    void open();

    void close();
}
