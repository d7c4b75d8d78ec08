package city.chengyun.opscenter.place.internal;

import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.place.Devices;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Changes one device by hand, within the districts of who does it. */
@Service
public class DeviceEditing {

    private static final int MAX_NAME = 200;
    private static final int MAX_OVERRIDES = 100;

    private final Devices devices;
    private final Descriptors descriptors;
    private final Registration registration;
    private final Clock clock;

    DeviceEditing(
            Devices devices, Descriptors descriptors, Registration registration, Clock clock) {
        this.devices = devices;
        this.descriptors = descriptors;
        this.registration = registration;
        this.clock = clock;
    }

    /**
     * Changes the device and announces it.
     *
     * @throws Problem 404 if the account may not see it, 400 if a value is out of range
     */
    public DeviceDescriptor change(Account account, String id, DeviceChange change) {
        DeviceDescriptor device = devices.getVisible(account, id);
        if (change.name() != null
                && (change.name().isBlank() || change.name().length() > MAX_NAME)) {
            throw Problem.invalid("bad-name", "A name has 1 to " + MAX_NAME + " characters");
        }
        if (change.adcode() != null) {
            descriptors.requireKnown(change.adcode());
        }
        requireGoodOverrides(change.thresholdOverrides());
        DeviceDescriptor changed = apply(device, change);
        registration.update(account, device, changed);
        return changed;
    }

    private static void requireGoodOverrides(@Nullable Map<String, Double> overrides) {
        if (overrides != null
                && (overrides.size() > MAX_OVERRIDES || overrides.containsValue(null))) {
            throw Problem.invalid(
                    "bad-overrides",
                    "A device has at most " + MAX_OVERRIDES + " overrides, each with a number");
        }
    }

    private DeviceDescriptor apply(DeviceDescriptor device, DeviceChange change) {
        try {
            return change.applyTo(device, clock.millis());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("bad-value", String.valueOf(e.getMessage()));
        }
    }
}
