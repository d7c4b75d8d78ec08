package city.chengyun.simulators.simulate;

import city.chengyun.contract.LocalizedText;
import city.chengyun.simulators.scenario.RunningScenarios;
import city.chengyun.simulators.scenario.Scenario;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops scenarios while the city is running. Thread-safe. */
final class ScenarioDirector {

    private static final Logger LOG = LoggerFactory.getLogger(ScenarioDirector.class);

    private final Map<String, Scenario> scenarios;
    private final Clock clock;

    /** Replaced as a whole, so that the publishing thread never sees half a change. */
    private volatile RunningScenarios running = RunningScenarios.none();

    ScenarioDirector(Map<String, Scenario> scenarios, Clock clock) {
        this.scenarios = scenarios;
        this.clock = clock;
    }

    /** What disturbs the city now. */
    RunningScenarios running() {
        return running;
    }

    /**
     * Starts a scenario, from its beginning if it is running already.
     *
     * @throws UnknownScenario if there is no such scenario
     */
    synchronized void start(String name) {
        Scenario scenario = find(name);
        running = running.with(scenario, clock.millis());
        LOG.info("scenario {} starts and lasts {}", name, scenario.duration());
    }

    /**
     * Stops a scenario; one that is not running stays so.
     *
     * @throws UnknownScenario if there is no such scenario
     */
    synchronized void stop(String name) {
        find(name);
        running = running.without(name);
        LOG.info("scenario {} stopped", name);
    }

    /** Forgets scenarios that are over. */
    synchronized void removeEnded() {
        long now = clock.millis();
        for (RunningScenarios.Run run : List.copyOf(running.runs().values())) {
            if (run.endMillis() <= now) {
                running = running.without(run.scenario().name());
                LOG.info("scenario {} is over", run.scenario().name());
            }
        }
    }

    /** All scenarios with their state. */
    synchronized List<Entry> list() {
        long now = clock.millis();
        List<Entry> entries = new ArrayList<>();
        for (Scenario scenario : scenarios.values()) {
            RunningScenarios.Run run = running.runs().get(scenario.name());
            entries.add(
                    run == null || run.endMillis() <= now
                            ? new Entry(scenario.name(), scenario.title(), false, null, null)
                            : new Entry(
                                    scenario.name(),
                                    scenario.title(),
                                    true,
                                    run.startMillis(),
                                    run.endMillis()));
        }
        return entries;
    }

    private Scenario find(String name) {
        Scenario scenario = scenarios.get(name);
        if (scenario == null) {
            throw new UnknownScenario(name, scenarios.keySet().stream().sorted().toList());
        }
        return scenario;
    }

    /** A scenario in the answer to a command; times are epoch milliseconds. */
    record Entry(
            String name,
            LocalizedText title,
            boolean running,
            @Nullable Long startedAt,
            @Nullable Long endsAt) {}

    /** Nobody has written that scenario. */
    static final class UnknownScenario extends RuntimeException {
        UnknownScenario(String name, List<String> known) {
            super("no scenario is called %s; there are %s".formatted(name, known));
        }
    }
}
