package city.chengyun.cityjob.decode;

import city.chengyun.cityjob.intake.IntakeRecord;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.contract.device.PropertyDefinition;
import city.chengyun.contract.device.PropertyType;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.observation.DecodeResult;
import city.chengyun.contract.observation.DecodeResult.Decoded;
import city.chengyun.contract.observation.DecodeResult.Malformed;
import city.chengyun.contract.observation.DeviceEvent;
import city.chengyun.contract.observation.DeviceEventCodec;
import city.chengyun.contract.observation.DeviceStatus;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservationCodec;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.contract.observation.PropertyValue;
import city.chengyun.contract.observation.PropertyValue.BooleanValue;
import city.chengyun.contract.observation.PropertyValue.NumberValue;
import city.chengyun.contract.observation.PropertyValue.TextValue;
import city.chengyun.contract.observation.RejectReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a message and holds it against descriptor and catalogue. Bad input is a rejection, never
 * an exception: of an observation only the properties at fault are left out, so that one broken
 * channel does not cost the others; each rejection names them. Not thread-safe.
 */
final class MessageDecoder {

    /** How far ahead of its receive time a phenomenon may be. */
    static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    private final Map<String, Map<String, PropertyDefinition>> propertiesByKind = new HashMap<>();

    MessageDecoder(DeviceCatalog catalog) {
        for (DeviceType type : catalog.listTypes()) {
            Map<String, PropertyDefinition> properties = new HashMap<>();
            type.properties().forEach(property -> properties.put(property.code(), property));
            propertiesByKind.put(type.kind(), properties);
        }
    }

    /** What a message holds after validation, and what was left out. */
    record Result(
            List<Observation> observations,
            @Nullable DeviceEvent event,
            Map<RejectReason, String> faults) {

        static Result of(List<Observation> observations, Map<RejectReason, String> faults) {
            return new Result(observations, null, faults);
        }

        static Result of(DeviceEvent event) {
            return new Result(List.of(), event, Map.of());
        }

        static Result rejected(RejectReason reason, String detail) {
            return new Result(List.of(), null, Map.of(reason, detail));
        }
    }

    Result decode(IntakeRecord record, DeviceDescriptor device) {
        Optional<DeviceTopic> parsed = DeviceTopic.parse(record.topic());
        if (parsed.isEmpty()) {
            return Result.rejected(RejectReason.TOPIC_MISMATCH, "not a topic of a device");
        }
        DeviceTopic topic = parsed.get();
        if (device.state() == DeviceState.RETIRED) {
            return Result.rejected(RejectReason.DEVICE_RETIRED, "the device is retired");
        }
        if (!topic.deviceId().equals(device.id())
                || !topic.adcode().equals(device.adcode())
                || topic.domain() != device.domain()) {
            return Result.rejected(
                    RejectReason.TOPIC_MISMATCH,
                    "the device stands at " + device.adcode() + "/" + device.domain().code());
        }
        return switch (topic.kind()) {
            case TELEMETRY -> decodeTelemetry(record, device);
            case EVENT -> decodeEvent(record);
            case STATUS -> decodeStatus(record);
            case COMMAND, REPLY ->
                    Result.rejected(
                            RejectReason.TOPIC_MISMATCH, "commands and replies are not stored");
        };
    }

    private Result decodeTelemetry(IntakeRecord record, DeviceDescriptor device) {
        DecodeResult<List<Observation>> decoded = ObservationCodec.decode(record.payload());
        if (decoded instanceof Malformed<List<Observation>> malformed) {
            return Result.rejected(malformed.reason(), malformed.detail());
        }
        List<Observation> observations = ((Decoded<List<Observation>>) decoded).value();
        Map<String, PropertyDefinition> properties =
                propertiesByKind.getOrDefault(device.kind(), Map.of());
        Faults faults = new Faults();
        List<Observation> valid = new ArrayList<>(observations.size());
        for (Observation observation : observations) {
            Fault fault = timeFault(observation.ts(), record.receivedAt());
            if (fault != null) {
                faults.add(fault);
                continue;
            }
            Observation kept = keepValid(observation, properties, faults);
            if (kept != null) {
                valid.add(kept);
            }
        }
        return Result.of(valid, faults.byReason());
    }

    private static @Nullable Observation keepValid(
            Observation observation, Map<String, PropertyDefinition> properties, Faults faults) {
        SortedMap<String, ObservedValue> kept = null;
        for (Map.Entry<String, ObservedValue> entry : observation.values().entrySet()) {
            Fault fault =
                    valueFault(
                            entry.getKey(),
                            entry.getValue().value(),
                            properties.get(entry.getKey()));
            if (fault != null) {
                faults.add(fault);
                if (kept == null) {
                    kept = new TreeMap<>(observation.values());
                }
                kept.remove(entry.getKey());
            }
        }
        if (kept == null) {
            return observation;
        }
        return kept.isEmpty()
                ? null
                : new Observation(observation.ts(), observation.seq(), kept, observation.loc());
    }

    private static Result decodeEvent(IntakeRecord record) {
        DecodeResult<DeviceEvent> decoded = DeviceEventCodec.decodeEvent(record.payload());
        if (decoded instanceof Malformed<DeviceEvent> malformed) {
            return Result.rejected(malformed.reason(), malformed.detail());
        }
        return checkTime(((Decoded<DeviceEvent>) decoded).value(), record);
    }

    private static Result decodeStatus(IntakeRecord record) {
        DecodeResult<DeviceStatus> decoded = DeviceEventCodec.decodeStatus(record.payload());
        if (decoded instanceof Malformed<DeviceStatus> malformed) {
            return Result.rejected(malformed.reason(), malformed.detail());
        }
        DeviceStatus status = ((Decoded<DeviceStatus>) decoded).value();
        String type = status.state().name().toLowerCase(Locale.ROOT);
        return checkTime(new DeviceEvent(status.ts(), null, type, new TreeMap<>()), record);
    }

    private static Result checkTime(DeviceEvent event, IntakeRecord record) {
        Fault fault = timeFault(event.ts(), record.receivedAt());
        return fault == null ? Result.of(event) : Result.rejected(fault.reason, fault.detail);
    }

    private record Fault(RejectReason reason, String detail) {}

    private static @Nullable Fault timeFault(long ts, long receivedAt) {
        if (ts < 0) {
            return new Fault(RejectReason.MISSING_TIMESTAMP, "ts lies before 1970");
        }
        // Written so that no ts overflows.
        if (ts - MAX_AHEAD.toMillis() > receivedAt) {
            return new Fault(
                    RejectReason.TIMESTAMP_IN_FUTURE,
                    "ts lies " + (ts - receivedAt) / 1_000 + " s after its receipt");
        }
        return null;
    }

    private static @Nullable Fault valueFault(
            String code, PropertyValue value, @Nullable PropertyDefinition property) {
        if (property == null) {
            return new Fault(RejectReason.UNKNOWN_PROPERTY, code);
        }
        boolean ofType =
                switch (property.type()) {
                    case NUMBER -> value instanceof NumberValue;
                    case BOOLEAN -> value instanceof BooleanValue;
                    case TEXT -> value instanceof TextValue;
                };
        if (!ofType) {
            return new Fault(
                    RejectReason.WRONG_TYPE,
                    code + " is a " + property.type().name().toLowerCase(Locale.ROOT));
        }
        if (property.type() == PropertyType.NUMBER
                && value instanceof NumberValue number
                && !property.inRange(number.value())) {
            return new Fault(
                    RejectReason.VALUE_OUT_OF_RANGE,
                    "%s = %s is not in %s..%s"
                            .formatted(code, number.value(), property.min(), property.max()));
        }
        return null;
    }

    /** One rejection per message and reason, however many values are at fault. */
    private static final class Faults {

        private static final int LONGEST_DETAIL = 200;

        private @Nullable Map<RejectReason, String> details;

        void add(Fault fault) {
            if (details == null) {
                details = new EnumMap<>(RejectReason.class);
            }
            details.merge(
                    fault.reason,
                    fault.detail,
                    (known, more) ->
                            known.length() > LONGEST_DETAIL || known.contains(more)
                                    ? known
                                    : known + ", " + more);
        }

        Map<RejectReason, String> byReason() {
            return details == null ? Map.of() : details;
        }
    }
}
