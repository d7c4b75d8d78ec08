package city.chengyun.opscenter.live.internal;

import city.chengyun.contract.DeviceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The devices that look different since the last push. Thread-safe. */
@Component
class ChangedDevices {

    private Set<DeviceId> changed = new HashSet<>();

    synchronized void addAll(Collection<DeviceId> devices) {
        changed.addAll(devices);
    }

    /** Hands over what has changed and starts anew. */
    synchronized Set<DeviceId> drain() {
        Set<DeviceId> drained = changed;
        changed = new HashSet<>();
        return drained;
    }
}
