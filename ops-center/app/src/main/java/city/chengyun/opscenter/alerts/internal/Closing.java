package city.chengyun.opscenter.alerts.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Closes alerts that are over: a duty officer says what helped, for the next time. An alert that
 * returns is open again, whoever closed it.
 */
@Service
public class Closing {

    private final AlertTable alerts;
    private final AlertStep step;
    private final Ledger ledger;
    private final Clock clock;

    Closing(AlertTable alerts, AlertStep step, Ledger ledger, Clock clock) {
        this.alerts = alerts;
        this.step = step;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Closes an alert; again changes nothing, the first word stays.
     *
     * @param resolution what helped, 1 to 500 characters
     * @throws Problem 404 {@code alert-not-found}, 409 {@code alert-not-cleared} while it lasts,
     *     409 {@code alert-retracted}
     */
    public AlertView close(Account account, String id, String resolution) {
        return step.take(account, id, alert -> close(account, alert, resolution));
    }

    /**
     * What became of many closings.
     *
     * @param closed the alerts that are closed now
     * @param refused the others, each with the code of its problem
     */
    public record Result(List<String> closed, Map<String, String> refused) {}

    /** Closes many alerts, each for itself: one that is refused stops no other. */
    public Result closeAll(Account account, List<String> ids, String resolution) {
        EachAlone outcome = EachAlone.run(ids, id -> close(account, id, resolution));
        return new Result(outcome.done(), outcome.refused());
    }

    private StoredAlert close(Account account, StoredAlert alert, String resolution) {
        return switch (alert.status()) {
            case OPEN ->
                    throw Problem.conflict(
                            "alert-not-cleared",
                            "The alert lasts; it can be closed when it is over");
            case RETRACTED ->
                    throw Problem.conflict(
                            "alert-retracted", "Later data showed that this alert was none");
            case CLOSED -> alert;
            case CLEARED -> {
                var closure = new Closure(account.username(), clock.millis(), resolution);
                long seq = save(List.of(alert), closure);
                yield alert.withClosure(closure).withSeq(seq);
            }
        };
    }

    /**
     * Closes those of the alerts that are over; within the caller's transaction.
     *
     * @return the number of the last change, null if there was none to close
     */
    @Nullable Long closeCleared(Collection<AlertId> ids, String by, String resolution) {
        List<StoredAlert> over =
                alerts.lock(ids).values().stream()
                        .filter(alert -> alert.status() == StoredAlert.Status.CLEARED)
                        .toList();
        return over.isEmpty() ? null : save(over, new Closure(by, clock.millis(), resolution));
    }

    private long save(List<StoredAlert> over, Closure closure) {
        long firstSeq = alerts.reserve(over.size());
        List<StoredAlert> closed = new ArrayList<>(over.size());
        List<AlertChange> changes = new ArrayList<>(over.size());
        for (StoredAlert alert : over) {
            closed.add(alert.withClosure(closure).withSeq(firstSeq + closed.size()));
            changes.add(AlertChange.of(alert.event(), closure));
            ledger.append(
                    LedgerEvent.done(
                            closure.by(),
                            "alert.closed",
                            "alert:" + alert.event().alertId().value(),
                            Map.of("resolution", closure.resolution())));
        }
        alerts.save(closed, changes, firstSeq);
        return firstSeq + over.size() - 1;
    }
}
