package city.chengyun.cityjob;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.cityjob.intake.IntakeRecord;
import city.chengyun.cityjob.intake.LogRecord;
import city.chengyun.contract.Adcode;
import city.chengyun.contract.ContractJson;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.RuleId;
import city.chengyun.contract.Severity;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservationCodec;
import city.chengyun.contract.rule.Condition;
import city.chengyun.contract.rule.Condition.Operator;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.contract.rule.RuleScope;
import city.chengyun.contract.rule.RuleState;
import java.time.Duration;
import java.util.Map;

/** A pipe-pressure sensor, what it says and what is said of it. */
public final class Fixtures {

    /** A round minute of an hour in 2026, epoch milliseconds. */
    public static final long T0 = 1_790_000_040_000L / 3_600_000 * 3_600_000;

    public static final DeviceDescriptor PIPE = pipe("p1", DeviceState.ACTIVE);
    public static final RuleDefinition LOW_PRESSURE =
            rule(
                    "low-pressure",
                    new Condition.Threshold("pressure", Operator.LT, 0.14, 0.02, Duration.ZERO));
    public static final RuleDefinition SILENT = rule("silent", new Condition.Absence(3));

    private Fixtures() {}

    public static DeviceDescriptor pipe(String id, DeviceState state) {
        return new DeviceDescriptor(
                DeviceId.of(id),
                "Pipe " + id,
                "pipe-pressure",
                Domain.WATER,
                Adcode.of("130102"),
                null,
                new LngLat(114.5, 38.04),
                null,
                null,
                null,
                state,
                Duration.ofSeconds(10),
                Map.of(),
                true,
                false,
                0);
    }

    public static RuleDefinition rule(String id, Condition condition) {
        return new RuleDefinition(
                RuleId.of(id),
                1,
                0,
                new LocalizedText(id, id),
                null,
                RuleScope.ofKind("pipe-pressure"),
                condition,
                Severity.ORANGE,
                new LocalizedText("{device} {value}", "{device} {value}"),
                null,
                RuleState.ACTIVE,
                true);
    }

    public static LogRecord announced(DeviceDescriptor device) {
        return new LogRecord(device.id().value(), ContractJson.toBytes(device), T0);
    }

    public static LogRecord published(RuleDefinition rule) {
        return new LogRecord(rule.logKey(), ContractJson.toBytes(rule), T0);
    }

    /** A message of the pipe, received at {@code receivedAt}. */
    public static IntakeRecord message(long receivedAt, String payload) {
        return message(receivedAt, "130102/water/p1/telemetry", payload);
    }

    public static IntakeRecord message(long receivedAt, String topic, String payload) {
        return new IntakeRecord(
                1,
                receivedAt - T0,
                receivedAt,
                "p1",
                "city/v1/" + topic,
                "gateway-1",
                "broker-1",
                payload.getBytes(UTF_8),
                false);
    }

    public static IntakeRecord pressure(long receivedAt, long ts, double value) {
        byte[] payload = ObservationCodec.encode(Observation.of(ts, "pressure", value));
        return message(receivedAt, new String(payload, UTF_8));
    }

    public static IntakeRecord tick(int partition, long at) {
        return new IntakeRecord(partition, at - T0, at, "", "", "", "broker-1", new byte[0], true);
    }
}
