package city.chengyun.simulators.city;

/**
 * Daily and weekly habits of the city in its local time (UTC+8 without daylight saving). All
 * results are 0 to 1.
 */
final class Rhythm {

    static final long HOUR = 3_600_000;
    static final long DAY = 24 * HOUR;
    private static final long UTC_OFFSET = 8 * HOUR;

    private Rhythm() {}

    static double traffic(long timeMillis) {
        double hour = hourOfDay(timeMillis);
        double day = 0.55 * bump(hour, 13, 6);
        double peaks =
                isWeekend(timeMillis)
                        ? 0.3 * bump(hour, 16, 4)
                        : bump(hour, 8, 1.6) + 0.95 * bump(hour, 18, 1.9);
        return clamp(0.05 + day + 0.65 * peaks);
    }

    static double people(long timeMillis) {
        double hour = hourOfDay(timeMillis);
        double weekend = isWeekend(timeMillis) ? 1 : 0.8;
        return clamp(0.03 + weekend * (0.7 * bump(hour, 12, 4) + 0.8 * bump(hour, 19, 2.5)));
    }

    static double powerUse(long timeMillis) {
        double hour = hourOfDay(timeMillis);
        double work = isWeekend(timeMillis) ? 0.3 : 0.5;
        return clamp(0.25 + work * bump(hour, 11, 4) + 0.55 * bump(hour, 20, 2.5));
    }

    static double waterUse(long timeMillis) {
        double hour = hourOfDay(timeMillis);
        double morning = isWeekend(timeMillis) ? 9 : 7.2;
        return clamp(
                0.15
                        + 0.75 * bump(hour, morning, 1.8)
                        + 0.8 * bump(hour, 19.5, 2.4)
                        + 0.3 * bump(hour, 12.5, 2.5));
    }

    static double daylight(long timeMillis) {
        return clamp(Math.sin((hourOfDay(timeMillis) - 6) / 12 * Math.PI));
    }

    static double hourOfDay(long timeMillis) {
        return Math.floorMod(timeMillis + UTC_OFFSET, DAY) / (double) HOUR;
    }

    /** Fraction of the year since about 1 January; leap days do not matter here. */
    static double fractionOfYear(long timeMillis) {
        double days = (timeMillis + UTC_OFFSET) / (double) DAY;
        return days / 365.2425 - Math.floor(days / 365.2425);
    }

    private static boolean isWeekend(long timeMillis) {
        // 1970-01-01 was a Thursday.
        long dayOfWeek = Math.floorMod(Math.floorDiv(timeMillis + UTC_OFFSET, DAY) + 3, 7L);
        return dayOfWeek >= 5;
    }

    /** A bell around an hour of the day, 1 at its centre, wrapping around midnight. */
    private static double bump(double hour, double centre, double width) {
        double distance = Math.abs(hour - centre);
        double wrapped = Math.min(distance, 24 - distance) / width;
        return Math.exp(-wrapped * wrapped);
    }

    private static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
