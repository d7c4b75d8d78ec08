package city.chengyun.simulators.city;

/** Rounding to the digits that an instrument reports. */
final class Decimals {

    private static final double[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

    private Decimals() {}

    static double round(double value, int decimals) {
        double power = POWERS[decimals];
        return Math.rint(value * power) / power;
    }
}
