package city.chengyun.simulators.city;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.simulators.city.Disturbance.Effect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What devices were ordered to do and since when: the last order of each holds until another one.
 * Thread-safe.
 */
public final class Orders {

    private static final Duration FOR_GOOD = Duration.ofDays(3650);

    /** Water and current follow a valve, a pump or a breaker within this time. */
    private static final Duration SETTLING = Duration.ofSeconds(4);

    /** How long a device reports more often after it obeyed, and how often. */
    private static final Duration TELLING = Duration.ofSeconds(20);

    private static final Duration TELL_EVERY = Duration.ofSeconds(2);

    /** Flow through an open valve and of one pump, m3/h. */
    private static final double VALVE_FLOW = 320;

    private static final double PUMP_FLOW = 430;

    private final Map<DeviceId, List<Disturbance>> byDevice = new ConcurrentHashMap<>();

    /** A device obeys from a moment on; a command that nobody simulates changes nothing. */
    public void obey(SimulatedDevice device, String command, Map<String, Object> args, long at) {
        List<Effect> effects =
                switch (command) {
                    case "open" -> valve(100);
                    case "close" -> valve(0);
                    case "set-opening" -> valve(number(args, "opening"));
                    case "start-pumps" -> pumps(number(args, "pumps"));
                    case "stop-pumps" -> pumps(0);
                    case "set-plan" ->
                            List.of(becomes("plan", ObservedValue.of(text(args, "plan"))));
                    case "sound" -> List.of(becomes("sounding", ObservedValue.of(true)));
                    case "silence" -> List.of(becomes("sounding", ObservedValue.of(false)));
                    case "open-breaker" -> dead();
                    default -> List.of();
                };
        List<Disturbance> disturbances = new ArrayList<>();
        for (Effect effect : effects) {
            Duration attack = effect instanceof Effect.Toward ? SETTLING : Duration.ZERO;
            disturbances.add(disturbance(at, attack, FOR_GOOD, null, effect));
        }
        effects.stream()
                .findFirst()
                .ifPresent(
                        effect ->
                                disturbances.add(
                                        disturbance(
                                                at, Duration.ZERO, TELLING, TELL_EVERY, effect)));
        byDevice.put(device.id(), List.copyOf(disturbances));
    }

    /** What else disturbs the city, and the orders on top. */
    public Disturbances on(Disturbances others) {
        return new Disturbances() {
            @Override
            public List<Storm> storms() {
                return others.storms();
            }

            @Override
            public List<Disturbance> of(SimulatedDevice device) {
                List<Disturbance> ordered = byDevice.getOrDefault(device.id(), List.of());
                if (ordered.isEmpty()) {
                    return others.of(device);
                }
                List<Disturbance> all = new ArrayList<>(others.of(device));
                all.addAll(ordered);
                return all;
            }
        };
    }

    private static List<Effect> valve(double percent) {
        return List.of(
                becomes("opening", ObservedValue.of(percent)),
                new Effect.Toward("flow", VALVE_FLOW * percent / 100));
    }

    private static List<Effect> pumps(double running) {
        return List.of(
                becomes("pumps_running", ObservedValue.of(running)),
                new Effect.Toward("flow", PUMP_FLOW * running));
    }

    private static List<Effect> dead() {
        return Set.of("load_rate", "current", "active_power", "voltage").stream()
                .sorted()
                .<Effect>map(property -> new Effect.Toward(property, 0))
                .toList();
    }

    private static Effect becomes(String property, ObservedValue value) {
        return new Effect.Becomes(property, value);
    }

    private static Disturbance disturbance(
            long at, Duration attack, Duration hold, @Nullable Duration every, Effect effect) {
        return new Disturbance(new Envelope(at, attack, hold, Duration.ZERO), every, effect);
    }

    private static double number(Map<String, Object> args, String code) {
        return args.get(code) instanceof Number number ? number.doubleValue() : 0;
    }

    private static String text(Map<String, Object> args, String code) {
        return String.valueOf(args.get(code));
    }
}
