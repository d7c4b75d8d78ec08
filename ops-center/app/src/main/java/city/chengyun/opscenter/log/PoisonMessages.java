package city.chengyun.opscenter.log;

/** Where records go that no handler could make sense of: counted, logged and kept. Thread-safe. */
public interface PoisonMessages {

    /**
     * Puts a record aside, within the caller's transaction; the same record only once.
     *
     * @param reason what is wrong with it
     */
    void add(LogRecord record, String reason);
}
