package city.chengyun.contract.observation;

import static java.util.Objects.requireNonNull;

/**
 * Whether a device is connected: {@code {"state":"online","ts":1764000000123}}.
 *
 * @param state online or offline
 * @param ts when, epoch milliseconds
 */
public record DeviceStatus(State state, long ts) {

    /** Lower-case in JSON. */
    public enum State {
        ONLINE,
        OFFLINE
    }

    public DeviceStatus {
        requireNonNull(state, "state is null");
    }
}
