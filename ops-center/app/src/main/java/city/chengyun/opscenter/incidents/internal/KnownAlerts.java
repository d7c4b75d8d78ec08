package city.chengyun.opscenter.incidents.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.opscenter.alerts.AlertCases;
import city.chengyun.opscenter.alerts.AlertIncidents;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.incidents.grouping.Fact;
import city.chengyun.opscenter.incidents.grouping.GroupingSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The alerts that may still belong together, in memory: those that last or began a short time
 * before the newest one, and all others of their incidents. Which these are follows from the
 * database alone, so a start has what was there before the end. Used by one thread at a time.
 */
@Component
class KnownAlerts {

    private final AlertIncidents alerts;
    private final AlertCases views;
    private final IncidentTable table;
    private final GroupingSettings settings;

    private final Map<String, KnownAlert> known = new HashMap<>();
    private final Map<String, Membership> members = new HashMap<>();
    private long newestOnset;

    KnownAlerts(
            AlertIncidents alerts,
            AlertCases views,
            IncidentTable table,
            GroupingSettings settings) {
        this.alerts = alerts;
        this.views = views;
        this.table = table;
        this.settings = settings;
    }

    /** Reads everything again. */
    void load() {
        known.clear();
        members.clear();
        newestOnset = alerts.newestOnset();
        alerts.listActiveOrSince(oldest()).forEach(this::put);
        members.putAll(table.findMembers(known.keySet()));
        loadOthersOf(new HashSet<>(members.values().stream().map(Membership::incident).toList()));
    }

    private long oldest() {
        return newestOnset - settings.horizon().toMillis();
    }

    private void put(AlertView alert) {
        known.put(alert.id().value(), KnownAlert.of(alert));
    }

    private void loadOthersOf(Set<Long> incidents) {
        Set<String> missing = new HashSet<>(table.listAlerts(incidents));
        missing.removeAll(known.keySet());
        views.list(missing).stream()
                .filter(alert -> alert.state() != AlertView.State.RETRACTED)
                .forEach(this::put);
        members.putAll(table.findMembers(missing));
    }

    /**
     * Takes a change of an alert over.
     *
     * @return whether it makes a difference to the incidents
     */
    boolean take(AlertView alert) {
        String id = alert.id().value();
        newestOnset = Math.max(newestOnset, alert.onset());
        if (alert.state() == AlertView.State.RETRACTED) {
            return known.remove(id) != null;
        }
        if (!known.containsKey(id) && !alert.isActive() && alert.onset() < oldest()) {
            return false;
        }
        KnownAlert now = KnownAlert.of(alert);
        return !now.equals(known.put(id, now));
    }

    /** Forgets what is over and long past, an incident as a whole. */
    void forgetOld() {
        Set<Long> current = new HashSet<>();
        known.values().stream()
                .filter(this::matters)
                .map(alert -> members.get(alert.fact().id()))
                .filter(Objects::nonNull)
                .forEach(member -> current.add(member.incident()));
        known.values()
                .removeIf(
                        alert -> {
                            @Nullable Membership member = members.get(alert.fact().id());
                            return !matters(alert)
                                    && (member == null || !current.contains(member.incident()));
                        });
        members.keySet().retainAll(known.keySet());
    }

    private boolean matters(KnownAlert alert) {
        return alert.active() || alert.fact().onset() >= oldest();
    }

    List<Fact> facts() {
        return known.values().stream().map(KnownAlert::fact).toList();
    }

    @Nullable KnownAlert find(String id) {
        return known.get(id);
    }

    @Nullable KnownAlert find(AlertId id) {
        return known.get(id.value());
    }

    /** The places as they are stored; also of alerts that are known no more. */
    Map<String, Membership> members() {
        return Map.copyOf(members);
    }

    void setMember(String alert, Membership member) {
        members.put(alert, member);
    }

    void removeMembers(Collection<String> alerts) {
        members.keySet().removeAll(Set.copyOf(alerts));
    }
}
