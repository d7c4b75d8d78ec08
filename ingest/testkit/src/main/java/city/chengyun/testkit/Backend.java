package city.chengyun.testkit;

/** How a server is run: as a process of this machine or in a container. */
interface Backend extends AutoCloseable {

    void start();

    void stop();

    void kill();

    boolean isRunning();

    /** The last lines that the server printed. */
    String logTail();

    @Override
    void close();
}
