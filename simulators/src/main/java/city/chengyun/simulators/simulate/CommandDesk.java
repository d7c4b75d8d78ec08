package city.chengyun.simulators.simulate;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.command.Command;
import city.chengyun.contract.command.CommandReply;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Answers the commands that arrive over MQTT: {@code scenario.start}, {@code scenario.stop} and
 * {@code scenario.list}. Nothing that arrives can make it throw.
 */
final class CommandDesk {

    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

    private final ScenarioDirector director;
    private final Clock clock;

    CommandDesk(ScenarioDirector director, Clock clock) {
        this.director = director;
        this.clock = clock;
    }

    /** The payload of the reply; empty if the command cannot be read so far as to be answered. */
    Optional<byte[]> answer(byte[] payload) {
        try {
            @Nullable Command command = ContractJson.fromBytes(payload, Command.class);
            return Optional.ofNullable(command).map(order -> ContractJson.toBytes(carryOut(order)));
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.warn("ignoring a command that is no command: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private CommandReply carryOut(Command command) {
        String id = command.id();
        if (command.deadline() < clock.millis()) {
            return CommandReply.refused(id, "the deadline has passed");
        }
        try {
            switch (command.name()) {
                case "scenario.start" -> director.start(scenario(command.args()));
                case "scenario.stop" -> director.stop(scenario(command.args()));
                case "scenario.list" -> {
                    // The answer to every command is the list.
                }
                default -> {
                    return CommandReply.refused(id, "unknown command: " + command.name());
                }
            }
        } catch (ScenarioDirector.UnknownScenario | IllegalArgumentException e) {
            return CommandReply.refused(id, String.valueOf(e.getMessage()));
        }
        return CommandReply.done(id, Map.of("scenarios", director.list()));
    }

    private static String scenario(Map<String, Object> args) {
        if (args.get("scenario") instanceof String name) {
            return name;
        }
        throw new IllegalArgumentException("args.scenario must name a scenario");
    }
}
