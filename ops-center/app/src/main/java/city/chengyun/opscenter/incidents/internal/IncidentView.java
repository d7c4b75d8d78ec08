package city.chengyun.opscenter.incidents.internal;

import city.chengyun.contract.Severity;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.incidents.grouping.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An incident as one account sees it.
 *
 * @param mode for whom it counts, as of an alert
 * @param severity the worst of what lasts
 * @param root the alert that nothing explains; null where the account may not see its district
 * @param openedAt epoch milliseconds
 * @param closedAt epoch milliseconds; null while it lasts
 * @param mergedInto number of the incident it ended in
 * @param members its alerts that the account may see
 * @param active those of them that last
 */
public record IncidentView(
        long number,
        String mode,
        String state,
        Severity severity,
        @Nullable AlertView root,
        long openedAt,
        @Nullable Long closedAt,
        @Nullable Long mergedInto,
        int members,
        int active) {

    /** A device on the way from a cause. */
    public record Step(String id, String name, String kind) {}

    /**
     * An alert that another one explains.
     *
     * @param cause the alert that does
     * @param reason why
     * @param path devices from the cause's to this one's, where a dependency is the reason
     */
    public record Symptom(AlertView alert, String cause, Reason reason, List<Step> path) {

        /** Copies. */
        public Symptom {
            path = List.copyOf(path);
        }
    }
}
