package city.chengyun.opscenter.incidents.internal;

import city.chengyun.opscenter.alerts.AlertView;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of table {@code incident}.
 *
 * @param mode for whom it counts, as {@link AlertView#mode}
 * @param root id of the alert that nothing explains
 * @param severity rank of the worst of its alerts, 0 red
 * @param openedAt epoch milliseconds
 * @param closedAt epoch milliseconds; null while it lasts
 * @param mergedInto number of the incident it ended in
 */
record StoredIncident(
        long number,
        String mode,
        State state,
        String root,
        int severity,
        long openedAt,
        @Nullable Long closedAt,
        @Nullable Long mergedInto) {

    /** Where an incident stands. */
    enum State {
        /** One of its alerts lasts. */
        OPEN,
        /** All its alerts are over. */
        CLOSED,
        /** It has ended in another. */
        MERGED;

        /** Lower-case name as it stands in JSON. */
        @JsonValue
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
