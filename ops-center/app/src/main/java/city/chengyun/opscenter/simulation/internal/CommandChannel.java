package city.chengyun.opscenter.simulation.internal;

import java.util.function.Consumer;

/** Publishes commands to one device and hears its replies. */
interface CommandChannel {

    boolean isConnected();

    /**
     * Publishes a command.
     *
     * @return whether it could be handed to the broker
     */
    boolean publish(byte[] command);

    /** Where the payloads of replies go; set once, before {@link #open}. */
    void onReply(Consumer<byte[]> listener);

    /** Connects in the background and stays connected. */
    void open();

    void close();
}
