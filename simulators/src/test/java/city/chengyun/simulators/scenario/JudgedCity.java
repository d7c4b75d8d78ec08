package city.chengyun.simulators.scenario;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.alert.AlertCause;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.contract.device.PropertyDefinition;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.contract.observation.PropertyValue.NumberValue;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.rules.DeviceJudge;
import city.chengyun.rules.JudgedDevice;
import city.chengyun.rules.Received;
import city.chengyun.rules.RuleBook;
import city.chengyun.rules.absence.SilenceClock;
import city.chengyun.simulators.city.City;
import city.chengyun.simulators.city.CityMessage;
import city.chengyun.simulators.city.CityModel;
import city.chengyun.simulators.city.SimulatedDevice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The simulated city under the real rule engine and the rules a new hub starts with. */
final class JudgedCity {

    private static final Path SEED_RULES =
            Path.of("../ops-center/app/src/main/resources/city/chengyun/opscenter/seed-rules.yaml");
    private static final Duration LATENESS = Duration.ofMinutes(10);
    private static final String INTAKE = "test";

    /** How often silence is looked for; the job does so by timers. */
    private static final long CHECK_MILLIS = 2_000;

    private final CityModel model;
    private final DeviceCatalog catalog;
    private final RuleBook rules;
    private final Map<DeviceId, JudgedDevice> devices = new HashMap<>();
    private final Map<DeviceId, DeviceJudge> judges = new HashMap<>();
    private final SilenceClock silence = new SilenceClock();
    private final List<AlertEvent> events = new ArrayList<>();
    private int rejected;

    JudgedCity(City city, DeviceCatalog catalog) {
        this.model = new CityModel(city, 1);
        this.catalog = catalog;
        this.rules = RuleBook.of(seedRules());
        for (SimulatedDevice device : city.devices()) {
            devices.put(device.id(), new JudgedDevice(describe(device), device.interval()));
            judges.put(device.id(), new DeviceJudge());
        }
    }

    static List<RuleDefinition> seedRules() {
        try {
            return YAMLMapper.builder()
                    .build()
                    .readValue(
                            Files.readAllBytes(SEED_RULES),
                            new TypeReference<List<RuleDefinition>>() {});
        } catch (IOException e) {
            throw new IllegalStateException("no seed rules at " + SEED_RULES, e);
        }
    }

    /** Lets the city live from one moment to another. */
    void run(long fromMillis, long toMillis, RunningScenarios scenarios) {
        for (long now = fromMillis; now < toMillis; now += 1_000) {
            silence.tick(now);
            for (CityMessage message : model.messagesBetween(now, now + 1_000, scenarios)) {
                if (message instanceof CityMessage.Telemetry telemetry) {
                    observe(telemetry);
                }
            }
            if (now % CHECK_MILLIS == 0) {
                checkSilence(now);
            }
        }
    }

    /** Everything the rules said so far, in order. */
    List<AlertEvent> events() {
        return events;
    }

    /** Messages that the hub would not take. */
    int rejected() {
        return rejected;
    }

    private void observe(CityMessage.Telemetry telemetry) {
        SimulatedDevice device = telemetry.device();
        Observation observation = telemetry.observation();
        if (!isPossible(device, observation)) {
            rejected++;
            return;
        }
        var received = new Received(observation.ts(), INTAKE, new AlertCause(0, events.size()));
        events.addAll(
                judge(device.id())
                        .observe(
                                observation,
                                received,
                                judged(device.id()),
                                rules,
                                LATENESS,
                                Long.MAX_VALUE));
    }

    private void checkSilence(long now) {
        for (DeviceId id : devices.keySet()) {
            events.addAll(judge(id).checkSilence(now, judged(id), rules, silence));
        }
    }

    private boolean isPossible(SimulatedDevice device, Observation observation) {
        DeviceType type = catalog.findType(device.kind()).orElseThrow();
        for (Map.Entry<String, ObservedValue> value : observation.values().entrySet()) {
            PropertyDefinition property = type.findProperty(value.getKey()).orElseThrow();
            if (value.getValue().value() instanceof NumberValue number
                    && !property.inRange(number.value())) {
                return false;
            }
        }
        return true;
    }

    private DeviceJudge judge(DeviceId id) {
        return requireNonNull(judges.get(id));
    }

    private JudgedDevice judged(DeviceId id) {
        return requireNonNull(devices.get(id));
    }

    private static DeviceDescriptor describe(SimulatedDevice device) {
        return new DeviceDescriptor(
                device.id(),
                device.name(),
                device.kind(),
                device.domain(),
                device.adcode(),
                null,
                new LngLat(device.position().lng(), device.position().lat()),
                null,
                null,
                null,
                DeviceState.ACTIVE,
                null,
                Map.of(),
                true,
                false,
                0);
    }
}
