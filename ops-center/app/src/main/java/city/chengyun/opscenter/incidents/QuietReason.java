package city.chengyun.opscenter.incidents;

import static java.util.Objects.requireNonNull;

/**
 * Why nobody is called for an alert.
 *
 * @param kind what keeps it quiet
 * @param number of the incident, silence or maintenance window that does
 */
public record QuietReason(Kind kind, long number) {

    /** Checks. */
    public QuietReason {
        requireNonNull(kind, "kind is null");
    }

    /** What keeps an alert quiet. */
    public enum Kind {
        /** Another alert of the incident explains it; people are called for that one. */
        SYMPTOM,
        /** Somebody silenced it. */
        SILENCED,
        /** Planned work is under way. */
        MAINTENANCE
    }
}
