package city.chengyun.simulators.scenario;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.RuleId;
import city.chengyun.geo.LngLat;
import city.chengyun.simulators.city.City;
import city.chengyun.simulators.city.Disturbance;
import city.chengyun.simulators.city.Disturbance.Effect;
import city.chengyun.simulators.city.Envelope;
import city.chengyun.simulators.city.PropertyNumbers;
import city.chengyun.simulators.city.SimulatedDevice;
import city.chengyun.simulators.city.Storm;
import city.chengyun.simulators.city.SupplyLink;
import city.chengyun.simulators.city.SupplyNetwork;
import city.chengyun.simulators.scenario.ScenarioScript.EffectScript;
import city.chengyun.simulators.scenario.ScenarioScript.ExpectationScript;
import city.chengyun.simulators.scenario.ScenarioScript.StormScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A scenario laid over a city: which devices it strikes and which alerts must follow. For the same
 * city it is always the same. Immutable.
 */
public final class Scenario {

    private final ScenarioScript script;
    private final LngLat epicentre;
    private final Map<String, List<SimulatedDevice>> groups;

    private Scenario(
            ScenarioScript script, LngLat epicentre, Map<String, List<SimulatedDevice>> groups) {
        this.script = script;
        this.epicentre = epicentre;
        this.groups = groups;
    }

    /** All scenarios over a city, by name, in the order of {@code scenarios.yaml}. */
    public static Map<String, Scenario> loadAll(City city) {
        List<SupplyLink> links = SupplyNetwork.of(city);
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        for (ScenarioScript script : ScenarioScript.loadAll()) {
            scenarios.put(script.name(), over(city, script, links));
        }
        return Collections.unmodifiableMap(scenarios);
    }

    private static Scenario over(City city, ScenarioScript script, List<SupplyLink> links) {
        SimulatedDevice source = chooseEpicentre(city, script, links);
        LngLat epicentre = source.position();
        Set<DeviceId> dependents = SupplyNetwork.dependentsOf(source.id(), links);
        Map<String, List<SimulatedDevice>> groups = new HashMap<>();
        for (EffectScript effect : script.effects()) {
            groups.computeIfAbsent(
                    effect.of(),
                    name -> {
                        Stream<SimulatedDevice> near =
                                city.listNearest(effect.kind(), epicentre).stream();
                        return effect.dependent()
                                ? near.filter(d -> dependents.contains(d.id())).toList()
                                : near.skip(effect.skip()).limit(effect.nearest()).toList();
                    });
        }
        return new Scenario(script, epicentre, groups);
    }

    private static SimulatedDevice chooseEpicentre(
            City city, ScenarioScript script, List<SupplyLink> links) {
        List<SimulatedDevice> candidates =
                city.devices().stream()
                        .filter(d -> d.kind().equals(script.epicentre().kind()))
                        .filter(d -> script.epicentre().adcodes().contains(d.adcode().value()))
                        .toList();
        if (candidates.isEmpty()) {
            throw new IllegalStateException("no place for the scenario " + script.name());
        }
        if (script.epicentre().vital()) {
            return Collections.max(
                    candidates,
                    Comparator.comparingInt(d -> SupplyNetwork.dependentsOf(d.id(), links).size()));
        }
        return candidates.get(city.noise().choose(script.name().hashCode(), 0, candidates.size()));
    }

    public String name() {
        return script.name();
    }

    public LocalizedText title() {
        return script.title();
    }

    /** Where it happens. */
    public LngLat epicentre() {
        return epicentre;
    }

    /** The alerts that must follow, and no others. */
    public Set<ExpectedAlert> expectedAlerts() {
        Set<ExpectedAlert> expected = new HashSet<>();
        for (ExpectationScript expectation : script.expects()) {
            var rule = new RuleId(expectation.rule());
            for (SimulatedDevice device : group(expectation.of())) {
                expected.add(new ExpectedAlert(rule, device.id()));
            }
        }
        return expected;
    }

    /** How long it takes until everything is as usual again. */
    public Duration duration() {
        long end = 0;
        for (EffectScript effect : script.effects()) {
            end = Math.max(end, envelope(effect, 0).endMillis());
        }
        StormScript storm = script.storm();
        if (storm != null) {
            end = Math.max(end, envelope(storm, 0).endMillis());
        }
        return Duration.ofMillis(end);
    }

    List<Storm> stormsFrom(long startMillis) {
        StormScript storm = script.storm();
        return storm == null
                ? List.of()
                : List.of(
                        new Storm(
                                epicentre,
                                storm.radiusMeters(),
                                storm.millimetresPerHour(),
                                envelope(storm, startMillis)));
    }

    Map<DeviceId, List<Disturbance>> disturbancesFrom(long startMillis) {
        Map<DeviceId, List<Disturbance>> disturbances = new HashMap<>();
        for (EffectScript effect : script.effects()) {
            var disturbance =
                    new Disturbance(
                            envelope(effect, startMillis), effect.reportEvery(), effect(effect));
            for (SimulatedDevice device : group(effect.of())) {
                disturbances.computeIfAbsent(device.id(), id -> new ArrayList<>()).add(disturbance);
            }
        }
        return disturbances;
    }

    private List<SimulatedDevice> group(String name) {
        List<SimulatedDevice> devices = groups.get(name);
        if (devices == null) {
            throw new IllegalStateException(
                    "scenario %s names no group %s".formatted(script.name(), name));
        }
        return devices;
    }

    private Effect effect(EffectScript effect) {
        String property = effect.property();
        Double to = effect.to();
        Object becomes = effect.becomes();
        if (property != null && to != null) {
            return new Effect.Toward(property, to);
        }
        if (property != null && becomes != null) {
            return new Effect.Becomes(property, PropertyNumbers.observed(becomes));
        }
        if (effect.silent()) {
            return new Effect.Silent();
        }
        if (effect.stuck()) {
            return new Effect.Stuck();
        }
        var flag = effect.flag();
        if (flag != null) {
            return new Effect.Flagged(flag);
        }
        String emits = effect.emits();
        if (emits != null) {
            return new Effect.Emits(emits);
        }
        throw new IllegalStateException(
                "an effect of scenario %s on %s does nothing"
                        .formatted(script.name(), effect.of()));
    }

    private static Envelope envelope(EffectScript effect, long startMillis) {
        return new Envelope(
                startMillis + orZero(effect.after()).toMillis(),
                orZero(effect.attack()),
                effect.hold(),
                orZero(effect.release()));
    }

    private static Envelope envelope(StormScript storm, long startMillis) {
        return new Envelope(startMillis, storm.attack(), storm.hold(), storm.release());
    }

    private static Duration orZero(@Nullable Duration duration) {
        return duration == null ? Duration.ZERO : duration;
    }
}
