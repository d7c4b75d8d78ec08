package city.chengyun.simulators.scenario;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.DeviceId;
import city.chengyun.simulators.city.Disturbance;
import city.chengyun.simulators.city.Disturbances;
import city.chengyun.simulators.city.SimulatedDevice;
import city.chengyun.simulators.city.Storm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scenarios that were started and when: an immutable snapshot of what disturbs the city. */
public final class RunningScenarios implements Disturbances {

    /** A scenario and the moment it began, epoch milliseconds. */
    public record Run(Scenario scenario, long startMillis) {

        public Run {
            requireNonNull(scenario, "scenario is null");
        }

        /** When everything is as usual again, epoch milliseconds. */
        public long endMillis() {
            return startMillis + scenario.duration().toMillis();
        }
    }

    private final Map<String, Run> runs;
    private final List<Storm> storms = new ArrayList<>();
    private final Map<DeviceId, List<Disturbance>> disturbances = new HashMap<>();

    private RunningScenarios(Map<String, Run> runs) {
        this.runs = runs;
        for (Run run : runs.values()) {
            storms.addAll(run.scenario().stormsFrom(run.startMillis()));
            run.scenario()
                    .disturbancesFrom(run.startMillis())
                    .forEach(
                            (id, more) ->
                                    disturbances
                                            .computeIfAbsent(id, key -> new ArrayList<>())
                                            .addAll(more));
        }
    }

    /** An ordinary day. */
    public static RunningScenarios none() {
        return new RunningScenarios(Map.of());
    }

    /** With one scenario more; one that is running already starts again. */
    public RunningScenarios with(Scenario scenario, long startMillis) {
        Map<String, Run> more = new LinkedHashMap<>(runs);
        more.put(scenario.name(), new Run(scenario, startMillis));
        return new RunningScenarios(more);
    }

    /** Without a scenario: its devices are back to usual at once. */
    public RunningScenarios without(String name) {
        Map<String, Run> less = new LinkedHashMap<>(runs);
        less.remove(name);
        return new RunningScenarios(less);
    }

    /** The run of a scenario by name; scenarios that have ended stay until they are removed. */
    public Map<String, Run> runs() {
        return Collections.unmodifiableMap(runs);
    }

    @Override
    public List<Storm> storms() {
        return storms;
    }

    @Override
    public List<Disturbance> of(SimulatedDevice device) {
        return disturbances.getOrDefault(device.id(), List.of());
    }
}
