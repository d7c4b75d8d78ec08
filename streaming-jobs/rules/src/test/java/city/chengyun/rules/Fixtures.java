package city.chengyun.rules;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.RuleId;
import city.chengyun.contract.Severity;
import city.chengyun.contract.alert.AlertCause;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.rule.Condition;
import city.chengyun.contract.rule.Condition.Operator;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.contract.rule.RuleScope;
import city.chengyun.contract.rule.RuleState;
import java.time.Duration;
import java.util.Map;

/** A pipe-pressure sensor and two rules about it. */
final class Fixtures {

    static final Duration INTERVAL = Duration.ofSeconds(10);
    static final JudgedDevice SENSOR = sensor(DeviceState.ACTIVE, Map.of());
    static final RuleDefinition LOW_PRESSURE =
            rule(
                    "low-pressure",
                    1,
                    0,
                    new Condition.Threshold("pressure", Operator.LT, 0.14, 0.02, Duration.ZERO),
                    RuleState.ACTIVE);
    static final RuleDefinition SILENT =
            rule("silent", 1, 0, new Condition.Absence(3), RuleState.ACTIVE);

    private Fixtures() {}

    static JudgedDevice sensor(DeviceState state, Map<String, Double> overrides) {
        return sensor(state, overrides, false);
    }

    static JudgedDevice sensorOfDrill() {
        return sensor(DeviceState.ACTIVE, Map.of(), true);
    }

    private static JudgedDevice sensor(
            DeviceState state, Map<String, Double> overrides, boolean drill) {
        return new JudgedDevice(
                new DeviceDescriptor(
                        DeviceId.of("pipe-1"),
                        "Pipe 1",
                        "pipe-pressure",
                        Domain.WATER,
                        Adcode.of("130102"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        state,
                        null,
                        overrides,
                        false,
                        drill,
                        0),
                INTERVAL);
    }

    static RuleDefinition rule(
            String id, int version, long activeFrom, Condition condition, RuleState state) {
        return new RuleDefinition(
                RuleId.of(id),
                version,
                activeFrom,
                new LocalizedText(id, id),
                null,
                RuleScope.ofKind("pipe-pressure"),
                condition,
                Severity.ORANGE,
                new LocalizedText("{device} 压力 {value}", "{device}: {value} below {threshold}"),
                null,
                state,
                true);
    }

    static Received received(long at) {
        return new Received(at, "broker-1", new AlertCause(2, at));
    }
}
