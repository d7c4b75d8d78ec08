package city.chengyun.opscenter.incidents.internal;

import city.chengyun.opscenter.incidents.grouping.Group;
import city.chengyun.opscenter.incidents.internal.IncidentEvent.Kind;
import city.chengyun.opscenter.incidents.internal.StoredIncident.State;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets incidents open and close with their alerts, and writes their story. */
@Component
class IncidentStates {

    private final IncidentTable table;
    private final KnownAlerts known;

    IncidentStates(IncidentTable table, KnownAlerts known) {
        this.table = table;
        this.known = known;
    }

    /** An incident has ended in another. */
    void onMerged(long ended, long into, long now) {
        StoredIncident old = table.find(ended).orElseThrow();
        table.update(
                new StoredIncident(
                        ended,
                        old.mode(),
                        State.MERGED,
                        old.root(),
                        old.severity(),
                        old.openedAt(),
                        now,
                        into));
        table.tell(ended, IncidentEvent.noted(now, Kind.MERGED, String.valueOf(into)));
        table.tell(into, IncidentEvent.noted(now, Kind.MERGED, String.valueOf(ended)));
    }

    /**
     * Brings an incident up to date.
     *
     * @param group its alerts; null when it has none any more
     * @param before where the alerts were
     */
    void update(long number, @Nullable Group group, Map<String, Membership> before, long now) {
        StoredIncident old = table.find(number).orElseThrow();
        tellMoves(number, group, before, now);
        List<KnownAlert> alerts =
                group == null
                        ? List.of()
                        : group.members().stream()
                                .map(one -> known.find(one.alert()))
                                .filter(Objects::nonNull)
                                .toList();
        boolean open = alerts.stream().anyMatch(KnownAlert::active);
        StoredIncident next =
                new StoredIncident(
                        number,
                        old.mode(),
                        open ? State.OPEN : State.CLOSED,
                        group == null ? old.root() : group.root(),
                        worst(alerts, open, old.severity()),
                        old.openedAt(),
                        open ? null : old.closedAt() == null ? (Long) now : old.closedAt(),
                        null);
        if (!next.equals(old)) {
            table.update(next);
        }
        if (!next.root().equals(old.root())) {
            table.tell(number, IncidentEvent.about(now, Kind.ROOT_CHANGED, next.root()));
        }
        if (next.state() != old.state()) {
            table.tell(number, IncidentEvent.of(now, open ? Kind.REOPENED : Kind.CLOSED));
        }
    }

    /** The worst of what lasts; of what is over, once nothing lasts. */
    private static int worst(List<KnownAlert> alerts, boolean open, int otherwise) {
        return alerts.stream()
                .filter(alert -> alert.active() || !open)
                .mapToInt(alert -> alert.fact().rank())
                .min()
                .orElse(otherwise);
    }

    private void tellMoves(
            long number, @Nullable Group group, Map<String, Membership> before, long now) {
        Set<String> members =
                group == null
                        ? Set.of()
                        : group.members().stream()
                                .map(Group.Member::alert)
                                .collect(Collectors.toSet());
        int joined = (int) members.stream().filter(id -> !isIn(number, before.get(id))).count();
        int left =
                (int)
                        before.entrySet().stream()
                                .filter(one -> isIn(number, one.getValue()))
                                .filter(one -> !members.contains(one.getKey()))
                                .count();
        if (joined > 0) {
            table.tell(number, IncidentEvent.counted(now, Kind.JOINED, joined));
        }
        if (left > 0) {
            table.tell(number, IncidentEvent.counted(now, Kind.LEFT, left));
        }
    }

    private static boolean isIn(long number, @Nullable Membership place) {
        return place != null && place.incident() == number;
    }
}
