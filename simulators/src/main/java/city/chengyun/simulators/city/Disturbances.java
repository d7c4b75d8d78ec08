package city.chengyun.simulators.city;

import java.util.List;

/** What is not as usual in the city at present. */
public interface Disturbances {

    /** An ordinary day. */
    Disturbances NONE =
            new Disturbances() {
                @Override
                public List<Storm> storms() {
                    return List.of();
                }

                @Override
                public List<Disturbance> of(SimulatedDevice device) {
                    return List.of();
                }
            };

    List<Storm> storms();

    /** The disturbances of a device, past and future ones included, in the order they apply. */
    List<Disturbance> of(SimulatedDevice device);
}
