package city.chengyun.cityjob.judge;

import static java.util.Objects.requireNonNull;

import city.chengyun.cityjob.decode.Signal;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.live.LiveValue;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.contract.observation.PropertyValue;
import city.chengyun.contract.observation.PropertyValue.BooleanValue;
import city.chengyun.contract.observation.PropertyValue.NumberValue;
import city.chengyun.contract.observation.PropertyValue.TextValue;
import city.chengyun.contract.observation.QualityFlag;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes and merges live values. */
final class LiveValues {

    private LiveValues() {}

    static LiveValue of(Signal signal) {
        Observation observation = requireNonNull(signal.observation(), "no observation");
        Map<String, Object> values = new HashMap<>();
        Map<String, String> flags = null;
        for (Map.Entry<String, ObservedValue> entry : observation.values().entrySet()) {
            values.put(entry.getKey(), plain(entry.getValue().value()));
            if (entry.getValue().quality() != QualityFlag.N) {
                flags = flags == null ? new HashMap<>() : flags;
                flags.put(entry.getKey(), entry.getValue().quality().name());
            }
        }
        return new LiveValue(
                DeviceId.of(signal.deviceId()),
                observation.ts(),
                signal.receivedAt(),
                values,
                flags,
                observation.loc());
    }

    /** Both messages in one: the later one's values, and the earlier one's where it has none. */
    static LiveValue merge(LiveValue earlier, LiveValue later) {
        Map<String, Object> values = new HashMap<>(earlier.values());
        values.putAll(later.values());
        return new LiveValue(
                later.deviceId(),
                later.ts(),
                later.receivedAt(),
                values,
                mergeFlags(earlier, later),
                later.loc() == null ? earlier.loc() : later.loc());
    }

    private static @Nullable Map<String, String> mergeFlags(LiveValue earlier, LiveValue later) {
        if (earlier.flags() == null) {
            return later.flags();
        }
        Map<String, String> flags = new HashMap<>(earlier.flags());
        flags.keySet().removeAll(later.values().keySet());
        if (later.flags() != null) {
            flags.putAll(later.flags());
        }
        return flags.isEmpty() ? null : flags;
    }

    private static Object plain(PropertyValue value) {
        if (value instanceof NumberValue number) {
            return number.value();
        }
        if (value instanceof BooleanValue bool) {
            return bool.value();
        }
        return ((TextValue) value).value();
    }
}
