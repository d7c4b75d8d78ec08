package city.chengyun.opscenter.alerts.internal;

import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.alerts.AlertsChanged;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** A duty officer takes an alert: once, whoever clicks how often. */
@Service
public class Acknowledging {

    private final AlertTable alerts;
    private final AlertViews views;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Acknowledging(
            AlertTable alerts,
            AlertViews views,
            Ledger ledger,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.alerts = alerts;
        this.views = views;
        this.ledger = ledger;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    private record Outcome(StoredAlert alert, boolean changed) {}

    /**
     * Gives the alert to the account; again by the same account changes nothing.
     *
     * @throws Problem 404 {@code alert-not-found}, 409 {@code already-acknowledged} by somebody
     *     else, 409 {@code alert-retracted}
     */
    public AlertView acknowledge(Account account, String id, @Nullable String note) {
        Outcome outcome = transaction.execute(status -> acknowledgeLocked(account, id, note));
        if (outcome == null) {
            throw Problem.notFound("alert", id);
        }
        if (outcome.changed()) {
            events.publishEvent(new AlertsChanged(outcome.alert().seq()));
        }
        return views.view(outcome.alert());
    }

    /**
     * What became of many acknowledgements.
     *
     * @param acknowledged the alerts that the account has now
     * @param refused the others, each with the code of its problem
     */
    public record Result(List<String> acknowledged, Map<String, String> refused) {}

    /** Gives many alerts to the account, each for itself: one that is refused stops no other. */
    public Result acknowledgeAll(Account account, List<String> ids, String reason) {
        EachAlone outcome = EachAlone.run(ids, id -> acknowledge(account, id, reason));
        return new Result(outcome.done(), outcome.refused());
    }

    private Outcome acknowledgeLocked(Account account, String id, @Nullable String note) {
        StoredAlert alert = alerts.lockVisible(account, id);
        if (alert.status() == StoredAlert.Status.RETRACTED) {
            throw Problem.conflict("alert-retracted", "Later data showed that this alert was none");
        }
        @Nullable Acknowledgement earlier = alert.acknowledgement();
        if (earlier != null) {
            requireSame(account, earlier);
            return new Outcome(alert, false);
        }
        Acknowledgement given = new Acknowledgement(account.username(), clock.millis(), note);
        long seq = alerts.reserve(1);
        StoredAlert changed = alert.withAcknowledgement(given).withSeq(seq);
        alerts.save(List.of(changed), List.of(AlertChange.of(alert.event(), given)), seq);
        ledger.append(
                LedgerEvent.done(
                        account.username(),
                        "alert.acknowledged",
                        "alert:" + id,
                        note == null ? Map.of() : Map.of("note", note)));
        return new Outcome(changed, true);
    }

    private static void requireSame(Account account, Acknowledgement earlier) {
        if (!earlier.by().equals(account.username())) {
            throw Problem.conflict("already-acknowledged", earlier.by() + " has this alert already")
                    .with("acknowledgedBy", earlier.by())
                    .with("acknowledgedAt", earlier.at());
        }
    }
}
