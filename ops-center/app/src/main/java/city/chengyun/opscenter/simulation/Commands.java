package city.chengyun.opscenter.simulation;

/** The connection that commands to devices take. Thread-safe. */
public interface Commands {

    /** Whether the broker can be reached now. */
    boolean isConnected();
}
