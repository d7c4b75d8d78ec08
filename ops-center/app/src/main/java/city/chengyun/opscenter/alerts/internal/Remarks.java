package city.chengyun.opscenter.alerts.internal;

import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.alerts.AlertsChanged;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What people say about an alert; everybody who sees the alert reads it in its history. */
@Service
public class Remarks {

    private final AlertTable alerts;
    private final AlertViews views;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Remarks(
            AlertTable alerts,
            AlertViews views,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.alerts = alerts;
        this.views = views;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Adds a word to an alert's history.
     *
     * @param note 1 to 500 characters
     * @throws Problem 404 {@code alert-not-found}
     */
    public AlertView comment(Account account, String id, String note) {
        StoredAlert commented =
                Objects.requireNonNull(
                        transaction.execute(
                                status -> {
                                    StoredAlert alert = alerts.lockVisible(account, id);
                                    long seq = alerts.reserve(1);
                                    StoredAlert changed = alert.withSeq(seq);
                                    alerts.save(
                                            List.of(changed),
                                            List.of(
                                                    AlertChange.ofComment(
                                                            alert.event(),
                                                            account.username(),
                                                            note,
                                                            clock.millis())),
                                            seq);
                                    return changed;
                                }));
        events.publishEvent(new AlertsChanged(commented.seq()));
        return views.view(commented);
    }
}
