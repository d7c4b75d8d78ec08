package city.chengyun.opscenter.alerts.internal;

import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.alerts.AlertsChanged;
import city.chengyun.opscenter.party.Account;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What a person does to one alert: nobody else changes it meanwhile, and all hear of it then. */
@Component
class AlertStep {

    private final AlertTable alerts;
    private final AlertViews views;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    AlertStep(
            AlertTable alerts,
            AlertViews views,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.alerts = alerts;
        this.views = views;
        this.transaction = transaction;
        this.events = events;
    }

    private record Taken(StoredAlert before, StoredAlert after) {}

    /**
     * Takes a step in a transaction and tells of it with the commit.
     *
     * @param step saves what it changes and returns that; what it was given if nothing changes
     * @throws city.chengyun.opscenter.problem.Problem 404 {@code alert-not-found}, and what the
     *     step throws
     */
    AlertView take(Account account, String id, UnaryOperator<StoredAlert> step) {
        Taken taken =
                Objects.requireNonNull(
                        transaction.execute(
                                status -> {
                                    StoredAlert before = alerts.lockVisible(account, id);
                                    return new Taken(before, step.apply(before));
                                }));
        if (taken.after().seq() != taken.before().seq()) {
            events.publishEvent(new AlertsChanged(taken.after().seq()));
        }
        return views.view(taken.after());
    }
}
