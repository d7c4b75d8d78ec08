package city.chengyun.simulators.simulate;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.command.Command;
import city.chengyun.contract.command.CommandReply;
import city.chengyun.contract.device.CommandDefinition;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.simulators.city.City;
import city.chengyun.simulators.city.Orders;
import city.chengyun.simulators.city.SimulatedDevice;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The devices of the city that obey: each checks a command, says that it has begun, and has done it
 * after a time that depends on the city's seed and the command alone. A repeated command gets the
 * last answer again and is not carried out again; one whose deadline has passed is ignored. Nothing
 * that arrives can make it throw. Thread-safe.
 */
final class ObedientDevices {

    private static final Logger LOG = LoggerFactory.getLogger(ObedientDevices.class);
    private static final int REMEMBERED = 10_000;

    private final City city;
    private final Orders orders;
    private final Clock clock;
    private final Later later;
    private final Answers answers;
    private final Map<DeviceId, SimulatedDevice> obedient;
    private final Map<DeviceId, List<CommandDefinition>> commands;
    private final Map<String, CommandReply> lastReply =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, CommandReply> eldest) {
                    return size() > REMEMBERED;
                }
            };

    /** Runs something after a time. */
    interface Later {
        void run(Runnable task, Duration delay);
    }

    /** Takes what devices answer. */
    interface Answers {
        void answer(SimulatedDevice device, byte[] payload);
    }

    ObedientDevices(City city, Orders orders, Clock clock, Later later, Answers answers) {
        DeviceCatalog catalog = DeviceCatalog.load();
        this.city = city;
        this.orders = orders;
        this.clock = clock;
        this.later = later;
        this.answers = answers;
        this.commands =
                city.devices().stream()
                        .collect(
                                Collectors.toMap(
                                        SimulatedDevice::id,
                                        device ->
                                                catalog.findType(device.kind())
                                                        .orElseThrow()
                                                        .commands()));
        this.obedient =
                city.devices().stream()
                        .filter(device -> !commands.getOrDefault(device.id(), List.of()).isEmpty())
                        .collect(Collectors.toMap(SimulatedDevice::id, Function.identity()));
    }

    /** Those that obey at all. */
    Collection<SimulatedDevice> all() {
        return obedient.values();
    }

    /** Takes a command. */
    void onMessage(String topic, byte[] payload) {
        Optional<SimulatedDevice> device =
                DeviceTopic.parse(topic)
                        .filter(parsed -> parsed.kind() == MessageKind.COMMAND)
                        .map(parsed -> obedient.get(parsed.deviceId()));
        try {
            @Nullable Command command = ContractJson.fromBytes(payload, Command.class);
            if (device.isPresent() && command != null) {
                take(device.get(), command);
            }
        } catch (JacksonException e) {
            LOG.warn("ignoring a command that is no command: {}", e.getMessage());
        }
    }

    private synchronized void take(SimulatedDevice device, Command command) {
        @Nullable CommandReply before = lastReply.get(command.id());
        if (before != null) {
            answers.answer(device, ContractJson.toBytes(before));
            return;
        }
        if (command.deadline() < clock.millis()) {
            return;
        }
        Optional<CommandDefinition> definition =
                commands.getOrDefault(device.id(), List.of()).stream()
                        .filter(known -> known.code().equals(command.name()))
                        .findFirst();
        Optional<String> fault =
                definition.isEmpty()
                        ? Optional.of("unknown command: " + command.name())
                        : definition.get().findFault(command.args());
        if (definition.isEmpty() || fault.isPresent()) {
            reply(device, CommandReply.refused(command.id(), fault.orElse("")));
            return;
        }
        reply(device, CommandReply.accepted(command.id()));
        Duration needed = city.timeToObey(command.id(), definition.get().expectedDuration());
        later.run(() -> finish(device, command), needed);
    }

    private synchronized void finish(SimulatedDevice device, Command command) {
        orders.obey(device, command.name(), command.args(), clock.millis());
        reply(device, CommandReply.done(command.id(), command.args()));
    }

    private void reply(SimulatedDevice device, CommandReply reply) {
        lastReply.put(reply.id(), reply);
        answers.answer(device, ContractJson.toBytes(reply));
    }
}
