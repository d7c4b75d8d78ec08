package city.chengyun.simulators.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.command.Command;
import city.chengyun.contract.command.CommandReply;
import city.chengyun.contract.command.CommandReply.State;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.geo.Districts;
import city.chengyun.simulators.city.City;
import city.chengyun.simulators.city.CityMessage;
import city.chengyun.simulators.city.CityModel;
import city.chengyun.simulators.city.Disturbances;
import city.chengyun.simulators.city.Orders;
import city.chengyun.simulators.city.SimulatedDevice;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObedientDevicesTest {

    private static final long NOW = 1_767_300_000_000L;
    private static final City CITY = City.of(1, 2400, Districts.load(), DeviceCatalog.load());

    private final Orders orders = new Orders();
    private final List<CommandReply> replies = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private final List<Duration> delays = new ArrayList<>();
    private final ObedientDevices devices =
            new ObedientDevices(
                    CITY,
                    orders,
                    Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC),
                    (task, delay) -> {
                        waiting.add(task);
                        delays.add(delay);
                    },
                    (device, payload) ->
                            replies.add(ContractJson.fromBytes(payload, CommandReply.class)));

    private static SimulatedDevice any(String kind) {
        return CITY.devices().stream()
                .filter(device -> device.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private void order(SimulatedDevice device, String id, String name, Map<String, Object> args) {
        Command command = new Command(id, name, args, null, NOW, NOW + 60_000);
        devices.onMessage(
                device.topic(MessageKind.COMMAND).toString(), ContractJson.toBytes(command));
    }

    private List<State> states() {
        return replies.stream().map(CommandReply::state).toList();
    }

    private ObservedValue value(SimulatedDevice device, String property, Disturbances disturbing) {
        CityMessage last =
                new CityModel(CITY, 1)
                        .messagesBetween(NOW + 10_000, NOW + 40_000, disturbing).stream()
                                .filter(message -> message.device().equals(device))
                                .reduce((earlier, later) -> later)
                                .orElseThrow();
        return ((CityMessage.Telemetry) last).observation().values().get(property);
    }

    @Test
    void aClosedValveLetsNothingThrough() {
        SimulatedDevice valve = any("control-valve");
        order(valve, "a", "close", Map.of());
        assertThat(states()).containsExactly(State.ACCEPTED);
        assertThat(value(valve, "flow", orders.on(Disturbances.NONE)))
                .as("not yet")
                .isEqualTo(value(valve, "flow", Disturbances.NONE));

        waiting.forEach(Runnable::run);

        assertThat(states()).containsExactly(State.ACCEPTED, State.DONE);
        assertThat(value(valve, "opening", orders.on(Disturbances.NONE)))
                .isEqualTo(ObservedValue.of(0.0));
        assertThat(value(valve, "flow", orders.on(Disturbances.NONE)))
                .isEqualTo(ObservedValue.of(0.0));
    }

    @Test
    void sirensPlansAndFeedersFollowToo() {
        order(any("siren"), "a", "sound", Map.of("signal", "disaster"));
        order(any("signal-controller"), "b", "set-plan", Map.of("plan", "night"));
        order(any("feeder"), "c", "open-breaker", Map.of());
        order(any("pump-station"), "d", "start-pumps", Map.of("pumps", 3));
        waiting.forEach(Runnable::run);

        Disturbances disturbing = orders.on(Disturbances.NONE);
        assertThat(value(any("siren"), "sounding", disturbing)).isEqualTo(ObservedValue.of(true));
        assertThat(value(any("signal-controller"), "plan", disturbing))
                .isEqualTo(ObservedValue.of("night"));
        assertThat(value(any("feeder"), "voltage", disturbing)).isEqualTo(ObservedValue.of(0.0));
        assertThat(value(any("pump-station"), "pumps_running", disturbing))
                .isEqualTo(ObservedValue.of(3.0));
    }

    @Test
    void aRepeatedCommandIsAnsweredAgainAndNotCarriedOutAgain() {
        SimulatedDevice valve = any("control-valve");
        order(valve, "a", "open", Map.of());
        waiting.forEach(Runnable::run);
        order(valve, "a", "open", Map.of());

        assertThat(states()).containsExactly(State.ACCEPTED, State.DONE, State.DONE);
        assertThat(waiting).hasSize(1);
    }

    @Test
    void theSameSeedTakesTheSameTime() {
        order(any("control-valve"), "a", "open", Map.of());

        assertThat(delays)
                .containsExactly(CITY.timeToObey("a", Duration.ofSeconds(10)))
                .allSatisfy(
                        delay ->
                                assertThat(delay)
                                        .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(10)));
    }

    @Test
    void badParametersAndUnknownCommandsAreRefused() {
        order(any("control-valve"), "a", "set-opening", Map.of("opening", 500));
        order(any("control-valve"), "b", "explode", Map.of());

        assertThat(states()).containsExactly(State.REFUSED, State.REFUSED);
        assertThat(replies.get(0).reason()).contains("opening");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{}", "{\"id\":\"x\",\"name\":\"open\",\"deadline\":1}"})
    void ignoresWhatIsNoCommandOrIsOver(String payload) {
        devices.onMessage(
                any("control-valve").topic(MessageKind.COMMAND).toString(),
                payload.getBytes(StandardCharsets.UTF_8));

        assertThat(replies).isEmpty();
    }
}
