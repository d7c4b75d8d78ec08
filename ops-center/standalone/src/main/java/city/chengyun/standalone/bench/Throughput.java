package city.chengyun.standalone.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Watches a count grow while load is on, until it stands still after the load has ended. */
final class Throughput {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration STILL = Duration.ofSeconds(4);
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private Throughput() {}

    /** A number that only grows. */
    interface Count {
        long now() throws IOException;
    }

    /**
     * Rows per second between the first new one that was seen and the last: neither the start of
     * the programs nor the wait at the end counts.
     */
    static double measure(Child load, Count count) throws IOException {
        var timeout = System.nanoTime() + TIMEOUT.toNanos();
        long firstNanos = 0;
        long firstCount = 0;
        long lastNanos = System.nanoTime();
        long lastCount = count.now();
        while (System.nanoTime() < timeout) {
            var now = count.now();
            if (now > lastCount) {
                lastCount = now;
                lastNanos = System.nanoTime();
                if (firstNanos == 0) {
                    firstNanos = lastNanos;
                    firstCount = now;
                }
            } else if (!load.process().isAlive()
                    && System.nanoTime() - lastNanos > STILL.toNanos()) {
                break;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        if (lastNanos <= firstNanos || firstNanos == 0) {
            throw new IOException("nothing arrived in the store; see " + load.log());
        }
        return (lastCount - firstCount) * 1e9 / (lastNanos - firstNanos);
    }
}
