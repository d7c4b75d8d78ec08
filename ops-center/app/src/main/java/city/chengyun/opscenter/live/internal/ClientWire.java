package city.chengyun.opscenter.live.internal;

/** One open connection to a browser. */
public interface ClientWire {

    /**
     * Sends a frame without waiting; one at a time.
     *
     * @param done called once when it is out, or with false when it failed; possibly before this
     *     method returns
     */
    void send(Frame frame, Done done);

    /** Closes the connection; harmless if it is closed. */
    void close(int code, String reason);

    /** Tells how a sending went. */
    @FunctionalInterface
    interface Done {
        /** Called exactly once. */
        void sent(boolean success);
    }
}
