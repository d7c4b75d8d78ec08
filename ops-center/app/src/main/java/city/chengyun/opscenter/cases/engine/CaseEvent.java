package city.chengyun.opscenter.cases.engine;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of a case's history.
 *
 * @param at when, epoch milliseconds
 * @param actor user name, or {@value #HUB}
 * @param action of the definition, or one of those that every case has
 * @param from the stage before; null at the beginning
 * @param to the stage after; the same where the action does not move the case
 * @param note what was said
 * @param data what else
 */
public record CaseEvent(
        long at,
        String actor,
        String action,
        @Nullable String from,
        String to,
        @Nullable String note,
        Map<String, Object> data) {

    /** The actor of what the hub does itself. */
    public static final String HUB = "hub";

    /** The beginning of every case. */
    public static final String REPORT = "report";

    /** The time limit was exceeded. */
    public static final String OVERDUE = "overdue";

    /** A task was completed. */
    public static final String TASK_DONE = "task-done";

    /** Somebody said something. */
    public static final String COMMENT = "comment";

    /** Something was attached. */
    public static final String ATTACH = "attach";

    /** Another alert was linked. */
    public static final String LINK = "link";

    /** Names that every case has in its history, and no definition may give to an action. */
    static final Set<String> OWN = Set.of(REPORT, OVERDUE, TASK_DONE, COMMENT, ATTACH, LINK);

    /** Copies. */
    public CaseEvent {
        data = Map.copyOf(data);
    }
}
