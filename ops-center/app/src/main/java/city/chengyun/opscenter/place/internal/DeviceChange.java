package city.chengyun.opscenter.place.internal;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What to change about a device; null leaves it as it is.
 *
 * @param thresholdOverrides rule id to threshold, replaces all former ones
 */
public record DeviceChange(
        @Nullable String name,
        @Nullable DeviceState state,
        @Nullable Adcode adcode,
        @Nullable LngLat position,
        @Nullable Duration interval,
        @Nullable Map<String, Double> thresholdOverrides) {

    DeviceDescriptor applyTo(DeviceDescriptor device, long updatedAt) {
        return new DeviceDescriptor(
                device.id(),
                or(name, device::name),
                device.kind(),
                device.domain(),
                or(adcode, device::adcode),
                device.gridCell(),
                position == null ? device.position() : position,
                device.cimObjectId(),
                device.ownerParty(),
                device.gateway(),
                or(state, device::state),
                interval == null ? device.interval() : interval,
                or(thresholdOverrides, device::thresholdOverrides),
                device.simulated(),
                device.drill(),
                updatedAt);
    }

    private static <T> T or(@Nullable T wanted, Supplier<T> current) {
        return wanted == null ? current.get() : wanted;
    }
}
