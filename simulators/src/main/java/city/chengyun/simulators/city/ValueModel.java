package city.chengyun.simulators.city;

import city.chengyun.contract.observation.ObservedValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How one property of a kind behaves when all is well. */
sealed interface ValueModel {

    /** The value of a device at a moment. */
    ObservedValue valueOf(
            SimulatedDevice device, long timeMillis, Conditions conditions, Noise noise);

    /**
     * A mean that differs from device to device, moved by drivers and noise.
     *
     * @param code the property, names its noise
     * @param base mean when all drivers are 0
     * @param spread greatest relative difference of a device from the mean
     * @param drivers what one unit of a driver adds
     * @param amplitude greatest deviation by noise
     * @param over time over which the noise wanders
     * @param noiseName properties with the same name share their noise; one that starts with {@code
     *     @city} is shared by the whole city
     * @param min never less
     * @param max never more
     * @param decimals digits that the instrument reports
     */
    record Formula(
            String code,
            double base,
            double spread,
            Map<Driver, Double> drivers,
            double amplitude,
            Duration over,
            String noiseName,
            double min,
            double max,
            int decimals)
            implements ValueModel {

        @Override
        public ObservedValue valueOf(
                SimulatedDevice device, long timeMillis, Conditions conditions, Noise noise) {
            double value = base * individual(device, code, spread, noise);
            for (Map.Entry<Driver, Double> driver : drivers.entrySet()) {
                value += driver.getValue() * conditions.get(driver.getKey());
            }
            if (amplitude != 0) {
                long key = Noise.key(isCityWide() ? noiseName : device.id() + "/" + noiseName);
                value += amplitude * noise.smooth(key, timeMillis, over.toMillis());
            }
            return ObservedValue.of(Decimals.round(Math.max(min, Math.min(max, value)), decimals));
        }

        private boolean isCityWide() {
            return noiseName.startsWith("@city");
        }
    }

    /**
     * A counter that only grows.
     *
     * @param code the property
     * @param base reading on 2026-01-01
     * @param spread greatest relative difference of a device
     * @param perHour what it gains each hour
     * @param decimals digits that the instrument reports
     */
    record Counter(String code, double base, double spread, double perHour, int decimals)
            implements ValueModel {

        private static final long SINCE_MILLIS = 1_767_225_600_000L;

        @Override
        public ObservedValue valueOf(
                SimulatedDevice device, long timeMillis, Conditions conditions, Noise noise) {
            double hours = Math.max(0, timeMillis - SINCE_MILLIS) / (double) Rhythm.HOUR;
            double individual = individual(device, code, spread, noise);
            return ObservedValue.of(
                    Decimals.round(individual * (base + perHour * hours), decimals));
        }
    }

    /** Always the same. */
    record Fixed(ObservedValue value) implements ValueModel {

        @Override
        public ObservedValue valueOf(
                SimulatedDevice device, long timeMillis, Conditions conditions, Noise noise) {
            return value;
        }
    }

    /**
     * A round of values, each device at its own beat.
     *
     * @param round the values, at least one
     * @param every how long each lasts
     */
    record Cycle(List<Double> round, Duration every) implements ValueModel {

        public Cycle {
            round = List.copyOf(round);
        }

        @Override
        public ObservedValue valueOf(
                SimulatedDevice device, long timeMillis, Conditions conditions, Noise noise) {
            long step = Math.floorDiv(timeMillis + device.phaseMillis(), every.toMillis());
            return ObservedValue.of(round.get((int) Math.floorMod(step, (long) round.size())));
        }
    }

    /** Direction of travel of a device on its route, degrees clockwise from north. */
    record Heading() implements ValueModel {

        @Override
        public ObservedValue valueOf(
                SimulatedDevice device, long timeMillis, Conditions conditions, Noise noise) {
            return ObservedValue.of(Math.rint(device.route().headingAt(timeMillis)));
        }
    }

    private static double individual(
            SimulatedDevice device, String code, double spread, Noise noise) {
        return 1 + spread * (2 * noise.uniform(Noise.key(device.id() + "#" + code), 0) - 1);
    }
}
