package city.chengyun.simulators.simulate;

import city.chengyun.contract.ContractJson;
import java.time.Clock;
import java.util.List;
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
        @Nullable Command command;
        try {
            command = ContractJson.fromBytes(payload, Command.class);
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.warn("ignoring a command that is no command: {}", e.getMessage());
            return Optional.empty();
        }
        String id = command == null ? null : command.id();
        if (command == null || id == null) {
            LOG.warn("ignoring a command without id");
            return Optional.empty();
        }
        return Optional.of(ContractJson.toBytes(carryOut(id, command)));
    }

    private Reply carryOut(String id, Command command) {
        Long deadline = command.deadline();
        if (deadline != null && deadline < clock.millis()) {
            return Reply.refused(id, "the deadline has passed");
        }
        String name = command.name() == null ? "" : command.name();
        Map<String, Object> args = command.args() == null ? Map.of() : command.args();
        try {
            switch (name) {
                case "scenario.start" -> director.start(scenario(args));
                case "scenario.stop" -> director.stop(scenario(args));
                case "scenario.list" -> {
                    // The answer to every command is the list.
                }
                default -> {
                    return Reply.refused(id, "unknown command: " + name);
                }
            }
        } catch (ScenarioDirector.UnknownScenario | IllegalArgumentException e) {
            return Reply.refused(id, String.valueOf(e.getMessage()));
        }
        return new Reply(id, true, new Result(director.list()), null);
    }

    private static String scenario(Map<String, Object> args) {
        if (args.get("scenario") instanceof String name) {
            return name;
        }
        throw new IllegalArgumentException("args.scenario must name a scenario");
    }

    private record Command(
            @Nullable String id,
            @Nullable String name,
            @Nullable Map<String, Object> args,
            @Nullable Long deadline) {}

    private record Result(List<ScenarioDirector.Entry> scenarios) {}

    private record Reply(String id, boolean ok, @Nullable Result result, @Nullable String error) {

        static Reply refused(String id, String error) {
            return new Reply(id, false, null, error);
        }
    }
}
