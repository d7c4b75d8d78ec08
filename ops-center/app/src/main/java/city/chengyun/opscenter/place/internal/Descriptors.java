package city.chengyun.opscenter.place.internal;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.geo.District;
import city.chengyun.geo.Districts;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes descriptors of what people ask for, checked against the catalogue and the districts. */
@Component
class Descriptors {

    /** The city as a whole, for what stands in no district. */
    private static final Adcode CITY = Adcode.of("130100");

    private final DeviceCatalog catalog;
    private final Districts districts;
    private final Devices devices;
    private final Clock clock;

    Descriptors(DeviceCatalog catalog, Districts districts, Devices devices, Clock clock) {
        this.catalog = catalog;
        this.districts = districts;
        this.devices = devices;
        this.clock = clock;
    }

    /**
     * The descriptor of a device that has a kind. What people decided about an existing device
     * (state, thresholds, owner) stays.
     *
     * @throws Problem 400 for an unknown kind or division
     */
    DeviceDescriptor describe(NewDevice asked) {
        String kind = requireNonNull(asked.kind(), "kind is null");
        DeviceType type =
                catalog.findType(kind)
                        .orElseThrow(
                                () ->
                                        Problem.invalid(
                                                "unknown-kind",
                                                "Device "
                                                        + asked.id()
                                                        + " has unknown kind "
                                                        + kind));
        Optional<DeviceDescriptor> known = devices.findDevice(asked.id());
        return new DeviceDescriptor(
                asked.id(),
                asked.name(),
                kind,
                type.domain(),
                adcode(asked),
                known.map(DeviceDescriptor::gridCell).orElse(null),
                asked.position(),
                known.map(DeviceDescriptor::cimObjectId).orElse(null),
                known.map(DeviceDescriptor::ownerParty).orElse(null),
                asked.gateway(),
                known.map(DeviceDescriptor::state).orElse(DeviceState.ACTIVE),
                asked.interval(),
                known.map(DeviceDescriptor::thresholdOverrides).orElse(Map.of()),
                asked.simulated(),
                asked.drill(),
                clock.millis());
    }

    private Adcode adcode(NewDevice asked) {
        if (asked.adcode() == null) {
            return covering(asked.position());
        }
        requireKnown(asked.adcode());
        return asked.adcode();
    }

    /**
     * Checks that the division is one of the city's.
     *
     * @throws Problem 400 {@code unknown-district}
     */
    void requireKnown(Adcode adcode) {
        if (!adcode.equals(CITY) && districts.find(adcode.value()).isEmpty()) {
            throw Problem.invalid("unknown-district", "The city has no district " + adcode);
        }
    }

    private Adcode covering(@Nullable LngLat position) {
        if (position == null) {
            return CITY;
        }
        return districts
                .findAt(new city.chengyun.geo.LngLat(position.lng(), position.lat()))
                .map(District::adcode)
                .map(Adcode::of)
                .orElse(CITY);
    }

    static boolean sameExceptTime(DeviceDescriptor one, DeviceDescriptor other) {
        return withUpdatedAt(one, other.updatedAt()).equals(other);
    }

    static DeviceDescriptor withUpdatedAt(DeviceDescriptor device, long updatedAt) {
        return new DeviceDescriptor(
                device.id(),
                device.name(),
                device.kind(),
                device.domain(),
                device.adcode(),
                device.gridCell(),
                device.position(),
                device.cimObjectId(),
                device.ownerParty(),
                device.gateway(),
                device.state(),
                device.interval(),
                device.thresholdOverrides(),
                device.simulated(),
                device.drill(),
                updatedAt);
    }
}
