package city.chengyun.opscenter.alerts.internal;

import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A duty officer takes an alert: once, whoever clicks how often. */
@Service
public class Acknowledging {

    private final AlertTable alerts;
    private final AlertStep step;
    private final Ledger ledger;
    private final Clock clock;

    Acknowledging(AlertTable alerts, AlertStep step, Ledger ledger, Clock clock) {
        this.alerts = alerts;
        this.step = step;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Gives the alert to the account; again by the same account changes nothing.
     *
     * @throws Problem 404 {@code alert-not-found}, 409 {@code already-acknowledged} by somebody
     *     else, 409 {@code alert-retracted}
     */
    public AlertView acknowledge(Account account, String id, @Nullable String note) {
        return step.take(account, id, alert -> acknowledge(account, alert, note));
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

    private StoredAlert acknowledge(Account account, StoredAlert alert, @Nullable String note) {
        if (alert.status() == StoredAlert.Status.RETRACTED) {
            throw Problem.conflict("alert-retracted", "Later data showed that this alert was none");
        }
        @Nullable Acknowledgement earlier = alert.acknowledgement();
        if (earlier != null) {
            requireSame(account, earlier);
            return alert;
        }
        Acknowledgement given = new Acknowledgement(account.username(), clock.millis(), note);
        long seq = alerts.reserve(1);
        StoredAlert changed = alert.withAcknowledgement(given).withSeq(seq);
        alerts.save(List.of(changed), List.of(AlertChange.of(alert.event(), given)), seq);
        ledger.append(
                LedgerEvent.done(
                        account.username(),
                        "alert.acknowledged",
                        "alert:" + alert.event().alertId().value(),
                        note == null ? Map.of() : Map.of("note", note)));
        return changed;
    }

    private static void requireSame(Account account, Acknowledgement earlier) {
        if (!earlier.by().equals(account.username())) {
            throw Problem.conflict("already-acknowledged", earlier.by() + " has this alert already")
                    .with("acknowledgedBy", earlier.by())
                    .with("acknowledgedAt", earlier.at());
        }
    }
}
