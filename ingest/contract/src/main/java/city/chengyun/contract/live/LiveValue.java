package city.chengyun.contract.live;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.LngLat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest values of a device.
 *
 * @param deviceId which device
 * @param ts phenomenon time of the newest observation, epoch milliseconds
 * @param receivedAt append time of the newest message, epoch milliseconds
 * @param values property code to number, boolean or text
 * @param flags property code to quality letter, where it is not {@code N}
 * @param loc position of a moving thing
 */
public record LiveValue(
        DeviceId deviceId,
        long ts,
        long receivedAt,
        Map<String, Object> values,
        @Nullable Map<String, String> flags,
        @Nullable LngLat loc) {

    public LiveValue {
        requireNonNull(deviceId, "deviceId is null");
        values = Map.copyOf(values);
        flags = flags == null ? null : Map.copyOf(flags);
    }
}
