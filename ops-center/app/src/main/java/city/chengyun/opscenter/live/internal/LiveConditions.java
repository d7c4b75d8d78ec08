package city.chengyun.opscenter.live.internal;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Severity;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.opscenter.place.DeviceConditions;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.place.MapState;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how a device stands, from its alerts and from when it was last heard. */
@Component
class LiveConditions implements DeviceConditions {

    /** As the absence rules of the catalogue do it. */
    private static final int SILENT_AFTER_INTERVALS = 3;

    /** The live topic is conflated and travels some way: not a fault of the device. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private final LiveDevices live;
    private final OpenAlerts alerts;
    private final Devices devices;
    private final DeviceCatalog catalog;
    private final Clock clock;

    LiveConditions(
            LiveDevices live,
            OpenAlerts alerts,
            Devices devices,
            DeviceCatalog catalog,
            Clock clock) {
        this.live = live;
        this.alerts = alerts;
        this.devices = devices;
        this.catalog = catalog;
        this.clock = clock;
    }

    @Override
    public MapState stateOf(DeviceId device) {
        @Nullable DeviceDescriptor descriptor = devices.findDevice(device).orElse(null);
        if (descriptor != null && descriptor.state() == DeviceState.MAINTENANCE) {
            return MapState.MAINTENANCE;
        }
        Optional<Severity> worst = alerts.findWorst(device);
        if (worst.isPresent()) {
            return MapState.of(worst.get());
        }
        if (alerts.isSilent(device)) {
            return MapState.SILENT;
        }
        return live.find(device)
                .map(heard -> isOverdue(heard, descriptor) ? MapState.SILENT : MapState.NORMAL)
                .orElse(MapState.UNKNOWN);
    }

    private boolean isOverdue(LiveDevice heard, @Nullable DeviceDescriptor descriptor) {
        if (descriptor == null) {
            return false;
        }
        Duration interval =
                descriptor.interval() != null
                        ? descriptor.interval()
                        : catalog.findType(descriptor.kind())
                                .map(DeviceType::expectedInterval)
                                .orElse(Duration.ofMinutes(1));
        Duration patience = interval.multipliedBy(SILENT_AFTER_INTERVALS).plus(TOLERANCE);
        return clock.millis() - heard.receivedAt() > patience.toMillis();
    }

    @Override
    public DeviceCondition conditionOf(DeviceId device) {
        Optional<LiveDevice> heard = live.find(device);
        return new DeviceCondition(
                stateOf(device),
                heard.map(LiveDevice::receivedAt).orElse(null),
                heard.map(LiveDevice::latest).orElse(Map.of()),
                alerts.count(device));
    }
}
