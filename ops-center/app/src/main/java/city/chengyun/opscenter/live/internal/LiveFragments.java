package city.chengyun.opscenter.live.internal;

import city.chengyun.contract.DeviceId;
import city.chengyun.opscenter.place.DeviceConditions;
import city.chengyun.opscenter.place.MapState;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of each device, written once per change however many browsers look at it. Thread-safe.
 */
@Component
class LiveFragments {

    private final LiveDevices live;
    private final DeviceConditions conditions;
    private final JsonMapper json;
    private final Map<DeviceId, Fragment> written = new ConcurrentHashMap<>();

    LiveFragments(LiveDevices live, DeviceConditions conditions, JsonMapper json) {
        this.live = live;
        this.conditions = conditions;
        this.json = json;
    }

    private record Fragment(@Nullable LiveDevice device, MapState state, Frame text) {

        @SuppressWarnings("ReferenceEquality")
        boolean isOf(@Nullable LiveDevice now, MapState stateNow) {
            // The same instance: devices are replaced, never changed.
            return device == now && state == stateNow;
        }
    }

    /** The message {@code live} about these devices. */
    Frame message(long at, Collection<Frame> fragments) {
        return Frame.join("{\"type\":\"live\",\"at\":" + at + ",\"devices\":[", fragments, "]}");
    }

    Frame of(DeviceId id) {
        @Nullable LiveDevice device = live.find(id).orElse(null);
        MapState state = conditions.stateOf(id);
        @Nullable Fragment known = written.get(id);
        if (known != null && known.isOf(device, state)) {
            return known.text();
        }
        Fragment fresh = new Fragment(device, state, write(id, device, state));
        written.put(id, fresh);
        return fresh.text();
    }

    private Frame write(DeviceId id, @Nullable LiveDevice device, MapState state) {
        Map<String, Object> values = new HashMap<>();
        if (device != null) {
            device.latest().forEach((property, latest) -> values.put(property, latest.value()));
        }
        return Frame.of(
                json.writeValueAsString(
                        new LiveFeedMessage.Device(
                                id,
                                device == null ? 0 : device.ts(),
                                state,
                                values,
                                device == null ? null : device.loc())));
    }
}
