package city.chengyun.opscenter.alerts.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.contract.ContractJson;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.opscenter.alerts.AlertsChanged;
import city.chengyun.opscenter.log.LogFollower;
import city.chengyun.opscenter.log.LogRecord;
import city.chengyun.opscenter.log.LogStart;
import city.chengyun.opscenter.log.PoisonMessages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/**
 * Takes alerts over from the log. The alerts, their history and the positions in the log are one
 * transaction: after a crash at any moment the next start goes on exactly where the database is.
 * When PostgreSQL is away the records wait in the log and are handled later in their order.
 */
@Component
class AlertIntake implements LogFollower {

    private final AlertTable alerts;
    private final AlertOffsets offsets;
    private final PoisonMessages poison;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    AlertIntake(
            AlertTable alerts,
            AlertOffsets offsets,
            PoisonMessages poison,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.alerts = alerts;
        this.offsets = offsets;
        this.poison = poison;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public String topic() {
        return LogTopics.ALERT;
    }

    @Override
    public LogStart start() {
        return new LogStart.AtOffsets(offsets.findAll());
    }

    @Override
    public void onRecords(List<LogRecord> records) {
        try {
            announce(transaction.execute(status -> takeOver(records)));
        } catch (DataIntegrityViolationException e) {
            // One of them cannot be stored: find it, so that it does not stop the others.
            records.forEach(this::takeOverAlone);
        }
    }

    private void takeOverAlone(LogRecord record) {
        try {
            announce(transaction.execute(status -> takeOver(List.of(record))));
        } catch (DataIntegrityViolationException e) {
            transaction.executeWithoutResult(
                    status -> {
                        poison.add(record, String.valueOf(e.getMostSpecificCause().getMessage()));
                        offsets.save(nextOffsets(List.of(record)));
                    });
        }
    }

    private void announce(@Nullable Long lastSeq) {
        if (lastSeq != null && lastSeq > 0) {
            events.publishEvent(new AlertsChanged(lastSeq));
        }
    }

    private record Received(AlertEvent event, long at) {}

    /** Returns the number of the last change, 0 if nothing changed. */
    private long takeOver(List<LogRecord> records) {
        List<Received> received = new ArrayList<>(records.size());
        for (LogRecord record : records) {
            @Nullable AlertEvent event = decode(record);
            if (event != null) {
                received.add(new Received(event, record.appendedAt()));
            }
        }
        AlertMerge merge = new AlertMerge(alerts.lock(concerned(received)));
        received.forEach(one -> merge.apply(one.event(), one.at()));
        List<AlertChange> changes = merge.changes();
        long firstSeq = 1;
        if (!changes.isEmpty()) {
            firstSeq = alerts.reserve(changes.size());
            alerts.save(merge.changedAlerts(firstSeq), changes, firstSeq);
        }
        offsets.save(nextOffsets(records));
        return changes.isEmpty() ? 0 : firstSeq + changes.size() - 1;
    }

    private @Nullable AlertEvent decode(LogRecord record) {
        if (record.value() == null) {
            poison.add(record, "no value");
            return null;
        }
        try {
            return ContractJson.fromBytes(record.value(), AlertEvent.class);
        } catch (JacksonException e) {
            poison.add(record, e.getOriginalMessage());
            return null;
        }
    }

    private static Set<AlertId> concerned(List<Received> received) {
        Set<AlertId> ids = new HashSet<>();
        for (Received one : received) {
            Stream.of(one.event().alertId(), one.event().supersedes(), one.event().supersededBy())
                    .filter(Objects::nonNull)
                    .forEach(ids::add);
        }
        return ids;
    }

    private static Map<Integer, Long> nextOffsets(List<LogRecord> records) {
        Map<Integer, Long> next = new HashMap<>();
        records.forEach(record -> next.merge(record.partition(), record.offset() + 1, Math::max));
        return next;
    }
}
