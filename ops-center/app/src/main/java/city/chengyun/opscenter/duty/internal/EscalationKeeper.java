package city.chengyun.opscenter.duty.internal;

import city.chengyun.opscenter.alerts.AlertFeed;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.duty.escalation.Chains;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins to tell people when an alert waits for somebody, and ends it when somebody has it or it is
 * over. It follows the changes of alerts in their order; how far it is moves with what it writes,
 * so that a crash at any moment neither forgets an alert nor begins twice.
 */
@Component
class EscalationKeeper {

    private static final int BATCH = 500;

    private final AlertFeed feed;
    private final EscalationTable table;
    private final Chains chains;
    private final DutyProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EscalationKeeper(
            AlertFeed feed,
            EscalationTable table,
            Chains chains,
            DutyProperties properties,
            TransactionTemplate transaction,
            Clock clock) {
        this.feed = feed;
        this.table = table;
        this.chains = chains;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Looks at every change since the last time. */
    void catchUp() {
        while (Boolean.TRUE.equals(transaction.execute(status -> lookAtNext()))) {
            // Until nothing is left.
        }
    }

    private boolean lookAtNext() {
        List<AlertView> changed = feed.listChangedSince(table.lockPosition(), BATCH);
        changed.forEach(this::lookAt);
        if (!changed.isEmpty()) {
            table.moveTo(changed.get(changed.size() - 1).seq());
        }
        return changed.size() == BATCH;
    }

    private void lookAt(AlertView alert) {
        Optional<Escalation> running = table.lockRunning(alert.id());
        @Nullable String over = whyOver(alert);
        if (over != null) {
            running.ifPresent(one -> table.end(one.id(), clock.millis(), over));
        } else if (running.isEmpty()) {
            begin(alert);
        } else if (alert.severity().isWorseThan(running.get().severity())) {
            table.end(running.get().id(), clock.millis(), "worse");
            begin(alert);
        }
    }

    /** Why nobody needs to be told; null if somebody does. */
    private static @Nullable String whyOver(AlertView alert) {
        if (alert.state() != AlertView.State.OPEN) {
            return alert.state().code();
        }
        if (alert.caseNumber() != null) {
            return "case";
        }
        return alert.symptom() ? "symptom" : null;
    }

    private void begin(AlertView alert) {
        long now = clock.millis();
        long first =
                Math.max(
                        properties.settle().toMillis(),
                        chains.of(alert.severity()).steps().get(0).after().toMillis());
        table.begin(alert.id(), alert.deviceId().value(), alert.severity(), now, now + first);
    }
}
