package city.chengyun.opscenter.incidents.grouping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts alerts together that are one matter. Each alert is explained by at most one other: what a
 * person said, else the highest alert upstream, else another alert of the same device, else the
 * first of many in the same place. Following the explanations leads to the root. The answer depends
 * on the set of the alerts alone, not on the order in which they came. Immutable.
 */
public final class Grouping {

    private final GroupingSettings settings;
    private final Dependencies dependencies;

    /** A grouping over what depends on what. */
    public Grouping(GroupingSettings settings, Dependencies dependencies) {
        this.settings = settings;
        this.dependencies = dependencies;
    }

    /**
     * Puts alerts together.
     *
     * @param alerts each once
     * @param byHand the alert that explains another because a person said so, by the other's id; an
     *     alert that explains itself stands on its own. Unknown ids are ignored.
     * @return every alert in exactly one group, also when it is alone; groups by their roots from
     *     the earliest on
     */
    public List<Group> group(Collection<Fact> alerts, Map<String, String> byHand) {
        List<Group> groups = new ArrayList<>();
        Map<String, List<Fact>> byMode = new TreeMap<>();
        alerts.stream()
                .sorted(Fact.ORDER)
                .forEach(
                        one ->
                                byMode.computeIfAbsent(one.mode(), mode -> new ArrayList<>())
                                        .add(one));
        byMode.values().forEach(some -> groups.addAll(groupMode(some, byHand)));
        return groups;
    }

    private Collection<Group> groupMode(List<Fact> alerts, Map<String, String> byHand) {
        Map<Fact, Tie> ties = ties(alerts, byHand);
        Map<Fact, Fact> roots = new HashMap<>();
        Map<Fact, List<Fact>> members = new LinkedHashMap<>();
        for (Fact alert : alerts) {
            members.computeIfAbsent(root(alert, ties, roots), root -> new ArrayList<>()).add(alert);
        }
        return members.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Fact.ORDER))
                .map(entry -> toGroup(entry.getKey(), entry.getValue(), ties))
                .toList();
    }

    private Map<Fact, Tie> ties(List<Fact> alerts, Map<String, String> byHand) {
        Map<String, Fact> byId =
                alerts.stream().collect(Collectors.toMap(Fact::id, alert -> alert));
        CauseFinder causes =
                new CauseFinder(alerts, dependencies, settings.causeWindow().toMillis());
        Map<Fact, Tie> ties = new HashMap<>();
        List<Fact> unexplained = new ArrayList<>();
        for (Fact alert : alerts) {
            @Nullable Fact said = byId.get(byHand.getOrDefault(alert.id(), ""));
            @Nullable Tie tie = said == null ? causes.find(alert) : Tie.of(said, Reason.BY_HAND);
            if (tie == null) {
                unexplained.add(alert);
            } else {
                ties.put(alert, tie);
            }
        }
        tieByPlace(unexplained, ties);
        return ties;
    }

    private void tieByPlace(List<Fact> unexplained, Map<Fact, Tie> ties) {
        unexplained.stream()
                .filter(alert -> alert.spot() != null)
                .collect(Collectors.groupingBy(Fact::rule))
                .values()
                .forEach(
                        same ->
                                new PlaceFinder(same, settings)
                                        .firsts()
                                        .forEach((one, first) -> tie(ties, one, first)));
    }

    private static void tie(Map<Fact, Tie> ties, Fact one, Fact first) {
        if (!one.equals(first)) {
            ties.put(one, Tie.of(first, Reason.NEAR));
        }
    }

    /** Where the explanations end; where people made them go in a circle, at its first alert. */
    private static Fact root(Fact alert, Map<Fact, Tie> ties, Map<Fact, Fact> known) {
        List<Fact> way = new ArrayList<>();
        Set<Fact> passed = new HashSet<>();
        Fact at = alert;
        while (!known.containsKey(at) && passed.add(at)) {
            way.add(at);
            @Nullable Tie tie = ties.get(at);
            if (tie == null || tie.cause().equals(at)) {
                known.put(at, at);
            } else {
                at = tie.cause();
            }
        }
        @Nullable Fact root = known.get(at);
        if (root == null) {
            root = way.subList(way.indexOf(at), way.size()).stream().min(Fact.ORDER).orElse(at);
        }
        for (Fact one : way) {
            known.put(one, root);
        }
        return root;
    }

    private static Group toGroup(Fact root, List<Fact> alerts, Map<Fact, Tie> ties) {
        return new Group(
                root.id(),
                alerts.stream()
                        .sorted(
                                Comparator.comparing((Fact alert) -> !alert.equals(root))
                                        .thenComparing(Fact.ORDER))
                        .map(alert -> member(alert, alert.equals(root) ? null : ties.get(alert)))
                        .toList());
    }

    private static Group.Member member(Fact alert, @Nullable Tie tie) {
        Tie reason = tie == null ? Tie.root(alert) : tie;
        return new Group.Member(alert.id(), reason.cause().id(), reason.reason(), reason.path());
    }
}
