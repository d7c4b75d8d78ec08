package city.chengyun.opscenter.alerts.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.opscenter.alerts.AlertCases;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.alerts.AlertsChanged;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Ties alerts to the cases that handle them. */
@Service
class CaseLinking implements AlertCases {

    private final AlertTable alerts;
    private final AlertReader reader;
    private final Closing closing;
    private final AlertViews views;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CaseLinking(
            AlertTable alerts,
            AlertReader reader,
            Closing closing,
            AlertViews views,
            JdbcClient jdbc,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.alerts = alerts;
        this.reader = reader;
        this.closing = closing;
        this.views = views;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public AlertView getVisible(Account account, String id) {
        return reader.getVisible(account, id);
    }

    @Override
    public List<AlertView> list(Collection<String> ids) {
        return jdbc.sql("SELECT " + AlertTable.COLUMNS + " FROM alert WHERE id = ANY (?)")
                .param(ids.toArray(String[]::new))
                .query((row, number) -> views.view(AlertTable.read(row)))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void linkCase(String id, String caseNumber, String by, boolean acknowledges) {
        StoredAlert alert =
                alerts.lock(AlertId.of(id)).orElseThrow(() -> Problem.notFound("alert", id));
        long now = clock.millis();
        List<AlertChange> changes = new ArrayList<>();
        StoredAlert changed = alert;
        if (acknowledges && alert.acknowledgement() == null) {
            var given = new Acknowledgement(by, now, caseNumber);
            changed = changed.withAcknowledgement(given);
            changes.add(AlertChange.of(alert.event(), given));
        }
        changes.add(AlertChange.ofCase(alert.event(), caseNumber, by, now));
        long firstSeq = alerts.reserve(changes.size());
        long lastSeq = firstSeq + changes.size() - 1;
        alerts.save(List.of(changed.withSeq(lastSeq)), changes, firstSeq);
        alerts.setCase(alert.event().alertId(), caseNumber);
        ledger.append(
                LedgerEvent.done(
                        by, "alert.case-linked", "alert:" + id, Map.of("case", caseNumber)));
        tellAfterCommit(lastSeq);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void closeAlerts(Collection<String> ids, String caseNumber, String by) {
        List<AlertId> handled = ids.stream().map(AlertId::of).toList();
        @Nullable Long lastSeq = closing.closeCleared(handled, by, caseNumber);
        if (lastSeq != null) {
            tellAfterCommit(lastSeq);
        }
    }

    private void tellAfterCommit(long seq) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        events.publishEvent(new AlertsChanged(seq));
                    }
                });
    }
}
