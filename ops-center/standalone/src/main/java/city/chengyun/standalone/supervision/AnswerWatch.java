package city.chengyun.standalone.supervision;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Notices that a part hangs although its process lives. It counts questions without an answer and
 * does not measure time, so that a launcher that was itself suspended blames nobody; with probes
 * that wait three seconds a part that hangs is known within {@code 2 + 4 * (3 + 0.5) = 16} seconds.
 *
 * <p>A part that works but does not answer has more patience, some 70 seconds: on a machine with
 * too much to do all parts are slow, and starting them again would give it more to do.
 */
final class AnswerWatch {

    private static final Duration INTERVAL = Duration.ofSeconds(2);
    private static final Duration AFTER_SILENCE = Duration.ofMillis(500);
    private static final int MOST_UNANSWERED = 4;
    private static final int MOST_UNANSWERED_AT_WORK = 20;

    /** Processor time between two questions; an idle JVM uses less for itself. */
    private static final Duration WORK = Duration.ofMillis(50);

    private final Probe probe;

    AnswerWatch(Probe probe) {
        this.probe = requireNonNull(probe, "probe is null");
    }

    /** Returns when the process has ended, the stop is requested, or the part hangs. */
    void untilItEnds(PartProcess process, CompletableFuture<Void> stopRequested)
            throws InterruptedException {
        var over = CompletableFuture.anyOf(process.ended(), stopRequested);
        var unanswered = 0;
        var idle = 0;
        var used = process.processorTime();
        while (idle < MOST_UNANSWERED
                && unanswered < MOST_UNANSWERED_AT_WORK
                && !isDoneWithin(over, unanswered == 0 ? INTERVAL : AFTER_SILENCE)) {
            var answers = probe.answers();
            var before = used;
            used = process.processorTime();
            unanswered = answers ? 0 : unanswered + 1;
            idle = answers || used.minus(before).compareTo(WORK) >= 0 ? 0 : idle + 1;
        }
    }

    private static boolean isDoneWithin(CompletableFuture<Object> over, Duration time)
            throws InterruptedException {
        try {
            over.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("neither an end nor a stop request fails", e);
        }
    }
}
