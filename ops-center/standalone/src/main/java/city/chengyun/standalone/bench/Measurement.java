package city.chengyun.standalone.bench;

import java.util.List;

/**
 * What one run of the benchmark found.
 *
 * @param wholePath messages per second from publisher to store with log, rules and windows
 * @param baseline messages per second from publisher to store with nothing between
 * @param latencyRate messages per second that flowed while alerts were timed
 * @param alertMillis publish to WebSocket in ascending order
 * @param fanOut many browsers at once
 */
record Measurement(
        double wholePath,
        double baseline,
        double latencyRate,
        List<Double> alertMillis,
        FanOut.Figures fanOut) {

    Measurement {
        alertMillis = List.copyOf(alertMillis);
    }

    double ratio() {
        return wholePath / baseline;
    }

    /** The value that this share of the samples does not exceed; NaN without samples. */
    static double percentile(List<Double> ascending, double share) {
        if (ascending.isEmpty()) {
            return Double.NaN;
        }
        var index = (int) Math.ceil(share * ascending.size()) - 1;
        return ascending.get(Math.max(0, index));
    }
}
