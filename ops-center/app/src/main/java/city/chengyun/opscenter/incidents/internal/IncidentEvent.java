package city.chengyun.opscenter.incidents.internal;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of an incident's story.
 *
 * @param at when, epoch milliseconds
 * @param kind what happened
 * @param alert the alert it is about
 * @param count how many alerts it is about
 * @param by user name of who did it; null for the hub
 * @param note what they said, or the number of a case or another incident
 */
public record IncidentEvent(
        long at,
        Kind kind,
        @Nullable String alert,
        @Nullable Integer count,
        @Nullable String by,
        @Nullable String note) {

    /** What can happen to an incident. */
    public enum Kind {
        /** It began, with its first root. */
        OPENED,
        /** Alerts came to it. */
        JOINED,
        /** Alerts left it. */
        LEFT,
        /** Another alert explains the others now. */
        ROOT_CHANGED,
        /** Somebody has its alerts. */
        ACKNOWLEDGED,
        /** A case handles one of its alerts. */
        CASE_LINKED,
        /** Another incident ended in this one, or this one in another. */
        MERGED,
        /** Somebody took alerts out. */
        SPLIT,
        /** Its last alert is over. */
        CLOSED,
        /** It goes on. */
        REOPENED;

        /** Lower-case name as it stands in JSON. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static IncidentEvent of(long at, Kind kind) {
        return new IncidentEvent(at, kind, null, null, null, null);
    }

    static IncidentEvent about(long at, Kind kind, String alert) {
        return new IncidentEvent(at, kind, alert, null, null, null);
    }

    static IncidentEvent counted(long at, Kind kind, int count) {
        return new IncidentEvent(at, kind, null, count, null, null);
    }

    static IncidentEvent noted(long at, Kind kind, String note) {
        return new IncidentEvent(at, kind, null, null, null, note);
    }
}
