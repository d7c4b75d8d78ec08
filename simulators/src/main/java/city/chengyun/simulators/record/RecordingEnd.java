package city.chengyun.simulators.record;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * When a recording is to end: after some time, or when the process is told to stop, which then
 * waits until the file is closed in order. Thread-safe.
 */
final class RecordingEnd implements AutoCloseable {

    private static final long CLOSING_SECONDS = 8;

    private final long deadline;
    private final CountDownLatch wanted = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * @param duration how long; null for until told
     */
    RecordingEnd(@Nullable Duration duration) {
        this.deadline = duration == null ? Long.MAX_VALUE : System.nanoTime() + duration.toNanos();
        Runtime.getRuntime().addShutdownHook(new Thread(this::onStop, "end-recording"));
    }

    /** Ends it now. */
    void now() {
        wanted.countDown();
    }

    /** Whether it is to end; waits that long for it. */
    boolean isReached(Duration wait) throws InterruptedException {
        return wanted.await(wait.toNanos(), TimeUnit.NANOSECONDS) || System.nanoTime() >= deadline;
    }

    private void onStop() {
        now();
        try {
            boolean unused = closed.await(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The file is closed. */
    @Override
    public void close() {
        closed.countDown();
    }
}
