package city.chengyun.rules;

import city.chengyun.contract.RuleId;
import city.chengyun.contract.rule.RuleDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All versions of all rules, and which of them count for a device at a receive time. Immutable but
 * for an index that is filled on demand; for use by one thread.
 */
public final class RuleBook {

    private static final Comparator<RuleDefinition> NEWEST_FIRST =
            Comparator.comparingInt(RuleDefinition::version).reversed();

    private final Map<RuleId, List<RuleDefinition>> versions;
    private final Map<String, List<List<RuleDefinition>>> byKind = new HashMap<>();

    private RuleBook(Map<RuleId, List<RuleDefinition>> versions) {
        this.versions = versions;
    }

    /**
     * A book of these versions, in any order; of two with the same id and version the last counts.
     */
    public static RuleBook of(Collection<RuleDefinition> definitions) {
        Map<RuleId, Map<Integer, RuleDefinition>> sorted = new HashMap<>();
        for (RuleDefinition definition : definitions) {
            sorted.computeIfAbsent(definition.id(), id -> new HashMap<>())
                    .put(definition.version(), definition);
        }
        Map<RuleId, List<RuleDefinition>> versions = new HashMap<>();
        sorted.forEach(
                (id, byVersion) ->
                        versions.put(
                                id, byVersion.values().stream().sorted(NEWEST_FIRST).toList()));
        return new RuleBook(versions);
    }

    /**
     * The version of each rule that is in force for messages received at {@code receivedAt} (epoch
     * milliseconds) and evaluated for the device.
     */
    public List<RuleDefinition> listInForce(JudgedDevice device, long receivedAt) {
        if (!device.isJudged()) {
            return List.of();
        }
        List<RuleDefinition> inForce = new ArrayList<>();
        for (List<RuleDefinition> rule :
                byKind.computeIfAbsent(device.descriptor().kind(), this::listForKind)) {
            for (RuleDefinition version : rule) {
                if (version.activeFrom() <= receivedAt) {
                    if (version.state().isEvaluated() && device.isInScope(version.scope())) {
                        inForce.add(version);
                    }
                    break;
                }
            }
        }
        return inForce;
    }

    /** The given version, or the newest if that one is gone. */
    public Optional<RuleDefinition> findVersion(RuleId id, int version) {
        List<RuleDefinition> known = versions.getOrDefault(id, List.of());
        return known.stream()
                .filter(definition -> definition.version() == version)
                .findFirst()
                .or(() -> known.stream().findFirst());
    }

    private List<List<RuleDefinition>> listForKind(String kind) {
        return versions.values().stream()
                .filter(
                        rule ->
                                rule.stream()
                                        .map(version -> version.scope().kinds())
                                        .anyMatch(kinds -> kinds.isEmpty() || kinds.contains(kind)))
                .sorted(Comparator.comparing(rule -> rule.get(0).id().value()))
                .toList();
    }
}
