package city.chengyun.simulators.mqtt;

/** Learns what becomes of a link's messages; called from several threads, must return at once. */
public interface LinkListener {

    /** Does not want to know. */
    LinkListener NONE = new LinkListener() {};

    /** The broker has taken responsibility. */
    default void onAcknowledged() {}

    /** The broker answered with a failing reason code; the message is given up. */
    default void onRefused(String topic, int reasonCode) {}

    /** The queue was full; the oldest message is given up. */
    default void onDropped() {}

    /** The broker let the link in. */
    default void onConnected() {}

    /** The connection is gone or could not be made. */
    default void onDisconnected(String cause) {}

    /**
     * The broker did not accept user name and password.
     *
     * @param attempts how often in a row
     */
    default void onNotAuthorized(int attempts) {}
}
