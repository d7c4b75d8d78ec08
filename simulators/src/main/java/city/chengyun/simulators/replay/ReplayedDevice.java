package city.chengyun.simulators.replay;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A device that a source speaks of.
 *
 * @param id as the source calls it
 * @param kind of the catalogue
 * @param position where it is shown
 * @param interval how often it reports where that differs from the kind's
 */
record ReplayedDevice(
        DeviceId id,
        String kind,
        Domain domain,
        Adcode adcode,
        @Nullable LngLat position,
        @Nullable Duration interval) {

    ReplayedDevice {
        requireNonNull(id, "id is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(domain, "domain is null");
        requireNonNull(adcode, "adcode is null");
    }

    ReplayedDevice withPrefix(String prefix) {
        return new ReplayedDevice(
                new DeviceId(prefix + id.value()), kind, domain, adcode, position, interval);
    }

    String topic() {
        return new DeviceTopic(adcode, domain, id, MessageKind.TELEMETRY).toString();
    }
}
