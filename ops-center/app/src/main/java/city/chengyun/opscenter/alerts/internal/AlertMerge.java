package city.chengyun.opscenter.alerts.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies a batch of events to the alerts they are about. Events may come twice and in any order:
 * the one with the greatest revision, then the greatest offset of its cause, stays. A closed alert
 * that returns waits for somebody again. An acknowledgement moves on to the alert that supersedes
 * its own. Not thread-safe; used once.
 */
final class AlertMerge {

    private final Map<AlertId, StoredAlert> alerts;
    private final Set<AlertId> changed = new LinkedHashSet<>();
    private final List<AlertChange> changes = new ArrayList<>();

    /**
     * @param known the stored alerts that the events are about or refer to
     */
    AlertMerge(Map<AlertId, StoredAlert> known) {
        this.alerts = new HashMap<>(known);
    }

    /**
     * Applies an event.
     *
     * @param receivedAt append time of its record, epoch milliseconds
     */
    void apply(AlertEvent event, long receivedAt) {
        @Nullable StoredAlert old = alerts.get(event.alertId());
        if (old != null && !isNewer(event, old.event())) {
            return;
        }
        put(old == null ? StoredAlert.first(event, receivedAt, null) : old.withEvent(event));
        changes.add(AlertChange.of(event));
        reopen(event.alertId());
        carryOver(event.supersedes(), event.alertId());
        if (event.type() == AlertType.RETRACTED) {
            carryOver(event.alertId(), event.supersededBy());
        }
    }

    /** Somebody had done with it; that it lasts after all is news for whoever is on duty. */
    private void reopen(AlertId id) {
        @Nullable StoredAlert alert = alerts.get(id);
        @Nullable Closure closure = alert == null ? null : alert.closure();
        if (alert != null && closure != null && alert.status() == StoredAlert.Status.OPEN) {
            put(alert.withAcknowledgement(null).withClosure(null));
            changes.add(AlertChange.ofReopening(alert.event(), closure.resolution()));
        }
    }

    private static boolean isNewer(AlertEvent event, AlertEvent than) {
        return event.revision() > than.revision()
                || (event.revision() == than.revision()
                        && event.cause().offset() > than.cause().offset());
    }

    private void carryOver(@Nullable AlertId from, @Nullable AlertId to) {
        @Nullable StoredAlert source = from == null ? null : alerts.get(from);
        @Nullable StoredAlert target = to == null ? null : alerts.get(to);
        if (source == null || target == null || target.acknowledgement() != null) {
            return;
        }
        @Nullable Acknowledgement given = source.acknowledgement();
        if (given != null) {
            put(target.withAcknowledgement(given));
            changes.add(AlertChange.of(target.event(), given));
        }
    }

    private void put(StoredAlert alert) {
        alerts.put(alert.event().alertId(), alert);
        changed.add(alert.event().alertId());
    }

    /** What happened, in order. */
    List<AlertChange> changes() {
        return List.copyOf(changes);
    }

    /**
     * The alerts that are different now, each with the number of its last change.
     *
     * @param firstSeq number of the first of {@link #changes}
     */
    List<StoredAlert> changedAlerts(long firstSeq) {
        Map<AlertId, Long> lastSeq = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            lastSeq.put(changes.get(i).alertId(), firstSeq + i);
        }
        List<StoredAlert> result = new ArrayList<>(changed.size());
        for (AlertId id : changed) {
            StoredAlert alert = alerts.get(id);
            Long seq = lastSeq.get(id);
            if (alert != null && seq != null) {
                result.add(alert.withSeq(seq));
            }
        }
        return result;
    }
}
