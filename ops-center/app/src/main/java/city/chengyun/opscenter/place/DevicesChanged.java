package city.chengyun.opscenter.place;

import city.chengyun.contract.DeviceId;
import java.util.Set;

/**
 * Devices were registered or their descriptors changed; published after the commit.
 *
 * @param devices which
 */
public record DevicesChanged(Set<DeviceId> devices) {

    /** Copies. */
    public DevicesChanged {
        devices = Set.copyOf(devices);
    }
}
