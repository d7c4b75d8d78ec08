package city.chengyun.contract.log;

import java.util.List;

/**
 * The consumer groups under which the stream's jobs commit how far they have read with each
 * checkpoint; how far that is behind the log is how far the job is behind the city.
 */
public final class LogGroups {

    /** The job that judges rules and keeps the live state. */
    public static final String JUDGE = "chengyun-judge";

    /** The job that writes history to the store. */
    public static final String HISTORY = "chengyun-history";

    private LogGroups() {}

    /** Every group of the hub. */
    public static List<String> all() {
        return List.of(JUDGE, HISTORY);
    }
}
