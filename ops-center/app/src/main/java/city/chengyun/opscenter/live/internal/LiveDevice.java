package city.chengyun.opscenter.live.internal;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.live.LiveValue;
import city.chengyun.opscenter.place.DeviceConditions.LatestValue;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest that was heard of a device. Messages may carry only some properties, so values are
 * merged by property. Immutable.
 *
 * @param id which device
 * @param ts phenomenon time of the newest observation, epoch milliseconds
 * @param receivedAt append time of the newest message, epoch milliseconds
 * @param latest newest value by property code
 * @param loc newest position of a moving thing
 */
record LiveDevice(
        DeviceId id,
        long ts,
        long receivedAt,
        Map<String, LatestValue> latest,
        @Nullable LngLat loc) {

    private static final String NORMAL = "N";

    LiveDevice {
        latest = Map.copyOf(latest);
    }

    static LiveDevice of(LiveValue value) {
        return new LiveDevice(
                value.deviceId(), value.ts(), value.receivedAt(), latest(value), value.loc());
    }

    /** This device after a further value; an older one fills only what is not known. */
    LiveDevice with(LiveValue value) {
        Map<String, LatestValue> merged = new HashMap<>(latest);
        latest(value)
                .forEach(
                        (property, one) ->
                                merged.merge(
                                        property,
                                        one,
                                        (old, now) -> now.ts() >= old.ts() ? now : old));
        boolean newer = value.ts() >= ts;
        return new LiveDevice(
                id,
                Math.max(ts, value.ts()),
                Math.max(receivedAt, value.receivedAt()),
                merged,
                value.loc() != null && (newer || loc == null) ? value.loc() : loc);
    }

    private static Map<String, LatestValue> latest(LiveValue value) {
        Map<String, String> flags = value.flags() == null ? Map.of() : value.flags();
        Map<String, LatestValue> latest = new HashMap<>();
        value.values()
                .forEach(
                        (property, one) ->
                                latest.put(
                                        property,
                                        new LatestValue(
                                                one,
                                                value.ts(),
                                                flags.getOrDefault(property, NORMAL))));
        return latest;
    }
}
