package city.chengyun.cityjob.history;

import java.io.Serializable;
import java.time.Duration;

/**
 * How far behind the newest of its device, by phenomenon time, a row may be.
 *
 * @param lateness without being marked as late
 * @param windows so that its windows are still held by the job; at least {@code lateness}
 */
record Retention(Duration lateness, Duration windows) implements Serializable {

    Retention {
        if (lateness.isNegative() || windows.compareTo(lateness) < 0) {
            throw new IllegalArgumentException(
                    "windows are kept for " + windows + ", but data may be late by " + lateness);
        }
    }
}
