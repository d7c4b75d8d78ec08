package city.chengyun.contract.device;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.LngLat;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the hub knows about a device; the record of the device topic (SensorThings: Thing).
 *
 * @param id identity
 * @param name shown to people
 * @param kind type from the catalogue
 * @param domain of that type
 * @param adcode division it stands in
 * @param gridCell 15-digit code of the management grid cell (GB/T 30428.1)
 * @param position where it stands; absent for things that move and say so themselves
 * @param cimObjectId object of the city information model that it belongs to
 * @param ownerParty who owns it
 * @param gateway gateway that may publish for it
 * @param state where it stands in its life
 * @param interval expected reporting interval where it differs from the type's
 * @param thresholdOverrides rule id to threshold in the rule's unit, instead of the rule's own
 * @param simulated true for demonstration devices, marked as such wherever they are shown
 * @param drill true for devices of a drill: their alerts are for its participants, marked as such
 *     wherever they are shown; absent in descriptors written before there was such a mark
 * @param updatedAt when this version was made, epoch milliseconds
 */
public record DeviceDescriptor(
        DeviceId id,
        String name,
        String kind,
        Domain domain,
        Adcode adcode,
        @Nullable String gridCell,
        @Nullable LngLat position,
        @Nullable String cimObjectId,
        @Nullable String ownerParty,
        @Nullable DeviceId gateway,
        DeviceState state,
        @Nullable Duration interval,
        Map<String, Double> thresholdOverrides,
        boolean simulated,
        Boolean drill,
        long updatedAt) {

    public DeviceDescriptor {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(domain, "domain is null");
        requireNonNull(adcode, "adcode is null");
        requireNonNull(state, "state is null");
        if (interval != null && (interval.isNegative() || interval.isZero())) {
            throw new IllegalArgumentException("interval must be positive: " + interval);
        }
        drill = drill != null && drill;
        thresholdOverrides = thresholdOverrides == null ? Map.of() : Map.copyOf(thresholdOverrides);
    }
}
