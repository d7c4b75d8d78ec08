package city.chengyun.opscenter.signal;

/** The store of measured values. Thread-safe. */
public interface History {

    /** Whether the store answers now; takes at most some seconds. */
    boolean isReachable();
}
