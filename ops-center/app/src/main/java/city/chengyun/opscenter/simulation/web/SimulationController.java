package city.chengyun.opscenter.simulation.web;

import city.chengyun.contract.LocalizedText;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import city.chengyun.opscenter.simulation.internal.Scenarios;
import city.chengyun.opscenter.simulation.internal.Simulation;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows, starts and stops scenarios of the simulated city. */
@RestController
@RequestMapping("/api/simulation")
class SimulationController {

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,64}");

    private final Simulation simulation;
    private final Scenarios scenarios;
    private final JsonMapper json;

    SimulationController(Simulation simulation, Scenarios scenarios, JsonMapper json) {
        this.simulation = simulation;
        this.scenarios = scenarios;
        this.json = json;
    }

    /**
     * The simulated city.
     *
     * @param available whether the simulator answers
     * @param scenarios what it can play; absent if it does not answer
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SimulationView(boolean available, @Nullable List<ScenarioView> scenarios) {}

    /** A scenario; times are epoch milliseconds. */
    record ScenarioView(
            String name,
            LocalizedText title,
            boolean running,
            @Nullable Long startedAt,
            @Nullable Long endsAt) {}

    /** The result that the simulator replies with. */
    private record ScenarioList(List<ScenarioView> scenarios) {}

    @GetMapping
    SimulationView list() {
        return simulation
                .ask("scenario.list", Map.of())
                .map(this::available)
                .orElse(new SimulationView(false, null));
    }

    @PostMapping("/scenarios/{name}")
    SimulationView start(@AuthenticationPrincipal Account account, @PathVariable String name) {
        return command(account, "scenario.start", name);
    }

    @DeleteMapping("/scenarios/{name}")
    SimulationView stop(@AuthenticationPrincipal Account account, @PathVariable String name) {
        return command(account, "scenario.stop", name);
    }

    private SimulationView command(Account account, String command, String scenario) {
        if (!NAME.matcher(scenario).matches()) {
            throw Problem.notFound("scenario", scenario);
        }
        return available(scenarios.command(account, command, scenario));
    }

    private SimulationView available(JsonNode result) {
        return new SimulationView(true, json.treeToValue(result, ScenarioList.class).scenarios());
    }
}
