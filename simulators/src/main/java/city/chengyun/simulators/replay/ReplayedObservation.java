package city.chengyun.simulators.replay;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.observation.Observation;

/**
 * One observation of the past.
 *
 * @param device who measured it, as the source calls it
 * @param observation at its original time
 */
record ReplayedObservation(DeviceId device, Observation observation) {

    ReplayedObservation {
        requireNonNull(device, "device is null");
        requireNonNull(observation, "observation is null");
    }

    long ts() {
        return observation.ts();
    }
}
