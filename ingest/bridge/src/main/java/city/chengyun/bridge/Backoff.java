package city.chengyun.bridge;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubles with each failure up to a limit, and a random
 * half of it is left out, so that many bridges do not come back at the same moment.
 */
final class Backoff {

    private static final int MAX_DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    Backoff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /** The wait after one more failure. */
    Duration next() {
        long doubled = first.toMillis() << Math.min(failures, MAX_DOUBLINGS);
        failures++;
        long limited = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(limited / 2 + random.nextLong(limited / 2 + 1));
    }

    /** Forgets the failures after a success. */
    void reset() {
        failures = 0;
    }
}
