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
 * @param caseNumber the case that handles it, if any; written by {@link AlertTable#setCase} only
 * @param seq number of its last change
 */
record StoredAlert(
        AlertEvent event,
        long receivedAt,
        @Nullable Acknowledgement acknowledgement,
        @Nullable String caseNumber,
        long seq) {

    /** Whether an alert lasts. */
    enum Status {
        OPEN,
        CLEARED,
        RETRACTED
    }

    StoredAlert {
        requireNonNull(event, "event is null");
    }

    Status status() {
        if (event.type() == AlertType.RETRACTED) {
            return Status.RETRACTED;
        }
        return event.clearedAt() != null || event.type() == AlertType.CLEARED
                ? Status.CLEARED
                : Status.OPEN;
    }

    StoredAlert withEvent(AlertEvent newer) {
        return new StoredAlert(newer, receivedAt, acknowledgement, caseNumber, seq);
    }

    StoredAlert withAcknowledgement(@Nullable Acknowledgement given) {
        return new StoredAlert(event, receivedAt, given, caseNumber, seq);
    }

    StoredAlert withSeq(long number) {
        return new StoredAlert(event, receivedAt, acknowledgement, caseNumber, number);
    }
}
