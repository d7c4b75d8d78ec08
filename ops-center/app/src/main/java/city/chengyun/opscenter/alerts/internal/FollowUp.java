package city.chengyun.opscenter.alerts.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.opscenter.alerts.AlertsChanged;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whoever acknowledges an alert sees to it. When nothing follows - no case, no word, no end - the
 * alert waits for somebody again, so that no click makes it forgotten.
 */
@Component
@EnableScheduling
public class FollowUp {

    private static final int BATCH = 200;

    /** Held, lasting, and nobody has done anything since. */
    private static final String ABANDONED =
            "SELECT id FROM alert a WHERE status = 'OPEN' AND acknowledged_at < :before"
                    + " AND case_number IS NULL AND NOT EXISTS (SELECT 1 FROM alert_change c"
                    + " WHERE c.alert_id = a.id AND c.who IS NOT NULL AND c.at >= :before)"
                    + " ORDER BY id LIMIT "
                    + BATCH;

    private final AlertTable alerts;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final AlertProperties properties;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FollowUp(
            AlertTable alerts,
            JdbcClient jdbc,
            Ledger ledger,
            AlertProperties properties,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.alerts = alerts;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.properties = properties;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Ends the acknowledgements that nothing followed; whatever fails is tried again next time. */
    @Scheduled(fixedDelay = 30, initialDelay = 30, timeUnit = TimeUnit.SECONDS)
    public void look() {
        long before = clock.millis() - properties.followUp().toMillis();
        jdbc.sql(ABANDONED)
                .param("before", before)
                .query(String.class)
                .list()
                .forEach(id -> expire(AlertId.of(id), before));
    }

    private void expire(AlertId id, long before) {
        @Nullable Long seq = transaction.execute(status -> expireLocked(id, before));
        if (seq != null && seq > 0) {
            events.publishEvent(new AlertsChanged(seq));
        }
    }

    /** Returns the number of the change, 0 when somebody was faster. */
    private long expireLocked(AlertId id, long before) {
        StoredAlert alert = alerts.lock(id).orElseThrow();
        @Nullable Acknowledgement given = alert.acknowledgement();
        if (given == null || given.at() >= before || alert.caseNumber() != null) {
            return 0;
        }
        long seq = alerts.reserve(1);
        alerts.save(
                List.of(alert.withAcknowledgement(null).withSeq(seq)),
                List.of(AlertChange.ofExpiry(alert.event(), given.by(), clock.millis())),
                seq);
        ledger.append(
                LedgerEvent.done(
                        Ledger.HUB,
                        "alert.acknowledgement-expired",
                        "alert:" + id.value(),
                        Map.of("acknowledgedBy", given.by())));
        return seq;
    }
}
