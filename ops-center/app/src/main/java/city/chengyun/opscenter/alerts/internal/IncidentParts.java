package city.chengyun.opscenter.alerts.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.opscenter.alerts.AlertIncidents;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.alerts.AlertsChanged;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

/** Ties alerts to the incidents they are part of. */
@Service
class IncidentParts implements AlertIncidents {

    private final AlertTable alerts;
    private final AlertViews views;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    IncidentParts(
            AlertTable alerts,
            AlertViews views,
            JdbcClient jdbc,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.alerts = alerts;
        this.views = views;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public long newestOnset() {
        return jdbc.sql("SELECT coalesce(max(onset), 0) FROM alert WHERE mode <> 'SHADOW'")
                .query(Long.class)
                .single();
    }

    @Override
    public List<AlertView> listActiveOrSince(long onset) {
        return jdbc.sql(
                        "SELECT "
                                + AlertTable.COLUMNS
                                + " FROM alert WHERE mode <> 'SHADOW' AND status <> 'RETRACTED'"
                                + " AND (status = 'OPEN' OR onset >= ?)")
                .param(onset)
                .query((row, number) -> views.view(AlertTable.read(row)))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void setParts(Collection<Part> parts) {
        if (parts.isEmpty()) {
            return;
        }
        List<Part> ordered =
                parts.stream().sorted(Comparator.comparing(part -> part.alert().value())).toList();
        // The alerts first, then the numbers: as everybody else who changes alerts.
        alerts.lock(ordered.stream().map(Part::alert).toList());
        long firstSeq = alerts.reserve(ordered.size());
        alerts.setParts(ordered, firstSeq);
        tellAfterCommit(firstSeq + ordered.size() - 1);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Taken acknowledgeAll(Account account, Collection<AlertId> ids, @Nullable String note) {
        Acknowledgement given = new Acknowledgement(account.username(), clock.millis(), note);
        int others = 0;
        List<StoredAlert> free = new ArrayList<>();
        for (StoredAlert alert : alerts.lock(ids).values()) {
            @Nullable Acknowledgement earlier = alert.acknowledgement();
            if (alert.status() != StoredAlert.Status.OPEN
                    || !account.covers(alert.event().adcode().value())) {
                continue;
            }
            if (earlier == null) {
                free.add(alert);
            } else if (!earlier.by().equals(account.username())) {
                others++;
            }
        }
        take(free, given);
        return new Taken(free.size(), others);
    }

    private void take(List<StoredAlert> free, Acknowledgement given) {
        if (free.isEmpty()) {
            return;
        }
        long firstSeq = alerts.reserve(free.size());
        List<StoredAlert> taken = new ArrayList<>(free.size());
        List<AlertChange> changes = new ArrayList<>(free.size());
        for (StoredAlert alert : free) {
            taken.add(alert.withAcknowledgement(given).withSeq(firstSeq + taken.size()));
            changes.add(AlertChange.of(alert.event(), given));
        }
        alerts.save(taken, changes, firstSeq);
        for (StoredAlert alert : taken) {
            ledger.append(
                    LedgerEvent.done(
                            given.by(),
                            "alert.acknowledged",
                            "alert:" + alert.event().alertId().value(),
                            given.note() == null ? Map.of() : Map.of("note", given.note())));
        }
        tellAfterCommit(firstSeq + free.size() - 1);
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
