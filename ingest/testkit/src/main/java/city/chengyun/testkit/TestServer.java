package city.chengyun.testkit;

/**
 * A real server that a test may stop, kill and start again on the same data and the same port.
 *
 * <p>Not thread-safe: one test drives it. {@link #close()} ends it and removes its data.
 */
public interface TestServer extends AutoCloseable {

    /** Ends the server the way an administrator would; its data stay. */
    void stop();

    /** Ends the server with SIGKILL, as a crash would; its data stay as they are. */
    void kill();

    /**
     * Starts a stopped or killed server again and waits until it answers.
     *
     * @throws IllegalStateException if it is running or does not answer in time
     */
    void restart();

    /** Ends the server and removes its data. */
    @Override
    void close();
}
