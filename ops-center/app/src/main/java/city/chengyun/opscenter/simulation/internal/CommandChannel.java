package city.chengyun.opscenter.simulation.internal;

import java.time.Duration;
import java.util.function.Consumer;

/** Publishes commands to devices and hears the replies of one. */
interface CommandChannel {

    boolean isConnected();

    /**
     * Publishes a command.
     *
     * @param expiry after this the broker no longer hands it on, positive
     * @return whether the broker has acknowledged it within some seconds
     */
    boolean publish(String topic, byte[] command, Duration expiry);

    /** Where the payloads of replies go; set once, before {@link #open}. */
    void onReply(Consumer<byte[]> listener);

    /** Connects in the background and stays connected. */
    void open();

    void close();
}
