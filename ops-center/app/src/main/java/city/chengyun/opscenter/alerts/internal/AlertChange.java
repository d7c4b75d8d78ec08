package city.chengyun.opscenter.alerts.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.contract.Severity;
import city.chengyun.contract.alert.AlertEvent;
import org.jspecify.annotations.Nullable;

/**
 * One line of an alert's history.
 *
 * @param alertId which alert
 * @param at when, epoch milliseconds: an event's decision, an acknowledgement's click
 * @param change an alert type, {@value #ACKNOWLEDGED}, {@value #CASE_LINKED}, {@value #COMMENTED},
 *     {@value #ASSIGNED}, {@value #ACKNOWLEDGEMENT_EXPIRED}, {@value #CLOSED} or {@value #REOPENED}
 * @param revision of the event it belongs to
 * @param severity then
 * @param value the deciding value
 * @param by who, for an acknowledgement
 * @param note what they said
 */
record AlertChange(
        AlertId alertId,
        long at,
        String change,
        int revision,
        Severity severity,
        @Nullable Double value,
        @Nullable String by,
        @Nullable String note) {

    static final String ACKNOWLEDGED = "ACKNOWLEDGED";

    static final String CASE_LINKED = "CASE_LINKED";

    static final String COMMENTED = "COMMENTED";

    static final String ASSIGNED = "ASSIGNED";

    static final String ACKNOWLEDGEMENT_EXPIRED = "ACKNOWLEDGEMENT_EXPIRED";

    static final String CLOSED = "CLOSED";

    static final String REOPENED = "REOPENED";

    static AlertChange ofComment(AlertEvent event, String by, String note, long at) {
        return said(event, COMMENTED, by, note, at);
    }

    /** {@code to} is to see to it. */
    static AlertChange ofAssignment(AlertEvent event, String by, String to, long at) {
        return said(event, ASSIGNED, by, to, at);
    }

    /** Nothing followed the acknowledgement of {@code by}. */
    static AlertChange ofExpiry(AlertEvent event, String by, long at) {
        return said(event, ACKNOWLEDGEMENT_EXPIRED, null, by, at);
    }

    /** It lasts again, though somebody had closed it for {@code resolution}. */
    static AlertChange ofReopening(AlertEvent event, String resolution) {
        return said(event, REOPENED, null, resolution, event.decidedAt());
    }

    static AlertChange of(AlertEvent event, Closure closure) {
        return said(event, CLOSED, closure.by(), closure.resolution(), closure.at());
    }

    private static AlertChange said(
            AlertEvent event, String change, @Nullable String by, String note, long at) {
        return new AlertChange(
                event.alertId(), at, change, event.revision(), event.severity(), null, by, note);
    }

    static AlertChange ofCase(AlertEvent event, String caseNumber, String by, long at) {
        return said(event, CASE_LINKED, by, caseNumber, at);
    }

    static AlertChange of(AlertEvent event) {
        return new AlertChange(
                event.alertId(),
                event.decidedAt(),
                event.type().name(),
                event.revision(),
                event.severity(),
                event.value(),
                null,
                null);
    }

    static AlertChange of(AlertEvent event, Acknowledgement acknowledgement) {
        return new AlertChange(
                event.alertId(),
                acknowledgement.at(),
                ACKNOWLEDGED,
                event.revision(),
                event.severity(),
                null,
                acknowledgement.by(),
                acknowledgement.note());
    }
}
