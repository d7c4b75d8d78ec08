package city.chengyun.opscenter.simulation.internal;

import static java.util.Objects.requireNonNull;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Starts and stops scenarios of the simulated city, and keeps who did. */
@Service
public class Scenarios {

    /** What the simulator is told, and what has happened when it has done so. */
    private static final Map<String, String> ACTIONS =
            Map.of("scenario.start", "scenario.started", "scenario.stop", "scenario.stopped");

    private final Simulation simulation;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    Scenarios(Simulation simulation, Ledger ledger, TransactionTemplate transaction) {
        this.simulation = simulation;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /**
     * Gives the command and keeps how it ended. The simulator is no part of the transaction, but
     * with the database away the command is not given at all.
     *
     * @return what the simulator replies
     * @throws Problem 409 {@code simulation-refused}, 503 {@code simulation-unavailable}
     */
    public JsonNode command(Account account, String command, String scenario) {
        String action = requireNonNull(ACTIONS.get(command), "unknown command");
        String object = "scenario:" + scenario;
        try {
            return requireNonNull(
                    transaction.execute(
                            status -> {
                                JsonNode result = ask(command, scenario);
                                ledger.append(
                                        LedgerEvent.done(account.username(), action, object, null));
                                return result;
                            }));
        } catch (Problem refusal) {
            ledger.append(
                    LedgerEvent.failed(
                            account.username(), action, object, Map.of("reason", refusal.code())));
            throw refusal;
        }
    }

    private JsonNode ask(String command, String scenario) {
        return simulation
                .ask(command, Map.of("scenario", scenario))
                .orElseThrow(
                        () ->
                                Problem.unavailable(
                                        "simulation-unavailable",
                                        "The simulator does not answer",
                                        null));
    }
}
