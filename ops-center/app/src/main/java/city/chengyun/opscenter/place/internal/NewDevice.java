package city.chengyun.opscenter.place.internal;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.LngLat;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A device or gateway as it is asked to be registered.
 *
 * @param id identity
 * @param name shown to people
 * @param kind type from the catalogue; null for a gateway that is nothing but a concentrator and is
 *     not on the map
 * @param adcode division; null to take the one that covers the position
 * @param position where it stands; null for things that move
 * @param gateway who publishes for it; null when it does so itself
 * @param isGateway whether it publishes for others
 * @param interval expected reporting interval where it differs from the kind's
 * @param simulated whether it is a demonstration device
 * @param drill whether it is a device of a drill
 * @param rotate whether to give a new secret even if it has one
 */
public record NewDevice(
        DeviceId id,
        String name,
        @Nullable String kind,
        @Nullable Adcode adcode,
        @Nullable LngLat position,
        @Nullable DeviceId gateway,
        boolean isGateway,
        @Nullable Duration interval,
        boolean simulated,
        boolean drill,
        boolean rotate) {

    /** Checks. */
    public NewDevice {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        if (isGateway && gateway != null) {
            throw new IllegalArgumentException("gateway " + id + " cannot be behind a gateway");
        }
        if (!isGateway && kind == null) {
            throw new IllegalArgumentException("device " + id + " has no kind");
        }
    }

    /** A device of the hub itself: it stands nowhere and publishes itself. */
    static NewDevice ofHub(DeviceId id, String name, String kind) {
        return new NewDevice(id, name, kind, null, null, null, false, null, false, false, false);
    }
}
