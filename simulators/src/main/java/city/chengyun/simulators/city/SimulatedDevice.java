package city.chengyun.simulators.city;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.geo.LngLat;
import java.time.Duration;

/**
 * A device of the simulated city.
 *
 * @param id the same for the same seed and number of devices
 * @param name in Chinese
 * @param kind of the catalogue
 * @param domain of the kind
 * @param adcode district it stands in; a vehicle's home district
 * @param route where it is; most devices stand still
 * @param interval how often it reports when all is well
 * @param phaseMillis when within the interval it reports
 */
public record SimulatedDevice(
        DeviceId id,
        String name,
        String kind,
        Domain domain,
        Adcode adcode,
        Route route,
        Duration interval,
        long phaseMillis) {

    public SimulatedDevice {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(domain, "domain is null");
        requireNonNull(adcode, "adcode is null");
        requireNonNull(route, "route is null");
        if (interval.isZero() || interval.isNegative()) {
            throw new IllegalArgumentException("interval must be positive: " + interval);
        }
    }

    /** Where it stands; a vehicle's first stop. */
    public LngLat position() {
        return route.stops().get(0);
    }

    /** The topic it publishes a kind of message to. */
    public DeviceTopic topic(MessageKind messageKind) {
        return new DeviceTopic(adcode, domain, id, messageKind);
    }
}
