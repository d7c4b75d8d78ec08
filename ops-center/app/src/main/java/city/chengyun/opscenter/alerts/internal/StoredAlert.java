package city.chengyun.opscenter.alerts.internal;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertType;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it is kept.
 *
 * @param event the newest event
 * @param receivedAt append time of the first event, epoch milliseconds
 * @param acknowledgement who has it, if anybody
 * @param closure that it is done with; only ever of an alert that is over
 * @param assignedTo who is to see to it; written by {@link AlertTable#setAssignee} only
 * @param caseNumber the case that handles it, if any; written by {@link AlertTable#setCase} only
 * @param incident number of the incident it is part of; like {@code symptom} written by {@link
 *     AlertTable#setParts} only
 * @param symptom whether another alert of the incident explains it
 * @param seq number of its last change
 */
record StoredAlert(
        AlertEvent event,
        long receivedAt,
        @Nullable Acknowledgement acknowledgement,
        @Nullable Closure closure,
        @Nullable String assignedTo,
        @Nullable String caseNumber,
        @Nullable Long incident,
        boolean symptom,
        long seq) {

    /** Whether an alert lasts. */
    enum Status {
        OPEN,
        CLEARED,
        CLOSED,
        RETRACTED
    }

    StoredAlert {
        requireNonNull(event, "event is null");
    }

    /** An alert of which only its first event is known. */
    static StoredAlert first(
            AlertEvent event, long receivedAt, @Nullable Acknowledgement acknowledgement) {
        return new StoredAlert(
                event, receivedAt, acknowledgement, null, null, null, null, false, 0);
    }

    Status status() {
        if (event.type() == AlertType.RETRACTED) {
            return Status.RETRACTED;
        }
        if (event.clearedAt() == null && event.type() != AlertType.CLEARED) {
            return Status.OPEN;
        }
        return closure == null ? Status.CLEARED : Status.CLOSED;
    }

    StoredAlert withEvent(AlertEvent newer) {
        return with(newer, acknowledgement, closure, seq);
    }

    StoredAlert withAcknowledgement(@Nullable Acknowledgement given) {
        return with(event, given, closure, seq);
    }

    StoredAlert withClosure(@Nullable Closure given) {
        return with(event, acknowledgement, given, seq);
    }

    StoredAlert withSeq(long number) {
        return with(event, acknowledgement, closure, number);
    }

    private StoredAlert with(
            AlertEvent newest,
            @Nullable Acknowledgement taken,
            @Nullable Closure done,
            long number) {
        return new StoredAlert(
                newest, receivedAt, taken, done, assignedTo, caseNumber, incident, symptom, number);
    }
}
