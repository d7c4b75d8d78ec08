package city.chengyun.opscenter.incidents.internal;

import city.chengyun.contract.AlertId;
import city.chengyun.opscenter.alerts.AlertIncidents;
import city.chengyun.opscenter.incidents.grouping.Group;
import city.chengyun.opscenter.incidents.grouping.Grouping;
import city.chengyun.opscenter.incidents.grouping.GroupingSettings;
import city.chengyun.opscenter.incidents.grouping.Numbering;
import city.chengyun.opscenter.incidents.internal.IncidentEvent.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Groups the known alerts anew and writes what is different, in the caller's transaction. */
@Component
class Regrouping {

    private final Grouping grouping;
    private final KnownAlerts known;
    private final IncidentTable table;
    private final IncidentStates states;
    private final AlertIncidents alerts;

    Regrouping(
            GroupingSettings settings,
            DeviceDependencies dependencies,
            KnownAlerts known,
            IncidentTable table,
            IncidentStates states,
            AlertIncidents alerts) {
        this.grouping = new Grouping(settings, dependencies);
        this.known = known;
        this.table = table;
        this.states = states;
        this.alerts = alerts;
    }

    /**
     * Groups anew.
     *
     * @param touched alerts that changed since the last time
     * @param now epoch milliseconds
     */
    void run(Set<String> touched, long now) {
        Map<String, Membership> before = known.members();
        List<Group> groups = grouping.group(known.facts(), table.listByHand());
        Numbering.Result numbering =
                Numbering.number(
                        groups,
                        before.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                one -> one.getValue().incident())));
        Map<Long, Group> incidents = new HashMap<>();
        Map<String, Membership> after = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            Group group = groups.get(i);
            @Nullable Long number = numbering.numbers().get(i);
            if (number != null || group.members().size() > 1) {
                long given = number == null ? open(group, now) : number;
                incidents.put(given, group);
                group.members().forEach(one -> after.put(one.alert(), place(given, one)));
            }
        }
        write(before, after, touched);
        numbering.merged().forEach((ended, into) -> states.onMerged(ended, into, now));
        affected(before, after, touched).stream()
                .filter(number -> !numbering.merged().containsKey(number))
                .forEach(number -> states.update(number, incidents.get(number), before, now));
    }

    private long open(Group group, long now) {
        KnownAlert root = Objects.requireNonNull(known.find(group.root()));
        long number = table.insert(root.fact().mode(), group.root(), root.fact().rank(), now);
        table.tell(number, IncidentEvent.about(now, Kind.OPENED, group.root()));
        return number;
    }

    private static Membership place(long number, Group.Member member) {
        return new Membership(number, member.cause(), member.reason(), member.path());
    }

    private void write(
            Map<String, Membership> before, Map<String, Membership> after, Set<String> touched) {
        Map<KnownAlert, Membership> changed = new HashMap<>();
        List<AlertIncidents.Part> parts = new ArrayList<>();
        after.forEach(
                (alert, place) -> {
                    @Nullable Membership old = before.get(alert);
                    if (!place.equals(old) || touched.contains(alert)) {
                        changed.put(Objects.requireNonNull(known.find(alert)), place);
                        known.setMember(alert, place);
                    }
                    if (old == null
                            || old.incident() != place.incident()
                            || old.isSymptom() != place.isSymptom()) {
                        parts.add(part(alert, place.incident(), place.isSymptom()));
                    }
                });
        List<String> left = before.keySet().stream().filter(id -> !after.containsKey(id)).toList();
        left.forEach(alert -> parts.add(part(alert, null, false)));
        table.saveMembers(changed);
        table.deleteMembers(left);
        known.removeMembers(left);
        alerts.setParts(parts);
    }

    private static AlertIncidents.Part part(
            String alert, @Nullable Long incident, boolean symptom) {
        return new AlertIncidents.Part(AlertId.of(alert), incident, symptom);
    }

    /** The incidents that any of this is about. */
    private static Collection<Long> affected(
            Map<String, Membership> before, Map<String, Membership> after, Set<String> touched) {
        return Stream.of(before, after)
                .flatMap(places -> places.entrySet().stream())
                .filter(
                        one ->
                                touched.contains(one.getKey())
                                        || !Objects.equals(
                                                before.get(one.getKey()), after.get(one.getKey())))
                .map(one -> one.getValue().incident())
                .distinct()
                .sorted()
                .toList();
    }
}
