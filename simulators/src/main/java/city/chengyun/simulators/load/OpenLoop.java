package city.chengyun.simulators.load;

import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends at a given rate whatever the answers do: message i is due i / rate seconds after the start.
 */
final class OpenLoop {

    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    private final LoadConnections connections;
    private final LoadSequence sequence;
    private final LoadMeter meter;
    private final @Nullable AckLog acknowledgements;
    private final Clock clock;
    private final int maxOutstanding;

    /**
     * Prepares the loop.
     *
     * @param maxOutstanding beyond this many unanswered messages, due ones are left out and counted
     */
    OpenLoop(
            LoadConnections connections,
            LoadSequence sequence,
            LoadMeter meter,
            @Nullable AckLog acknowledgements,
            Clock clock,
            int maxOutstanding) {
        this.connections = connections;
        this.sequence = sequence;
        this.meter = meter;
        this.acknowledgements = acknowledgements;
        this.clock = clock;
        this.maxOutstanding = maxOutstanding;
    }

    /** Sends for some time, then waits a little for the last answers. */
    void run(double messagesPerSecond, Duration duration) {
        double nanosPerMessage = 1e9 / messagesPerSecond;
        long messages = Math.round(duration.toNanos() / nanosPerMessage);
        long start = System.nanoTime();
        for (long i = 0; i < messages && !Thread.currentThread().isInterrupted(); i++) {
            long due = start + Math.round(i * nanosPerMessage);
            while (System.nanoTime() < due && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            if (meter.outstanding() >= maxOutstanding) {
                meter.onOverrun();
            } else {
                send(due);
            }
        }
        long deadline = System.nanoTime() + LAST_ANSWERS.toNanos();
        while (meter.outstanding() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void send(long due) {
        LoadMessage message = sequence.next(clock.millis());
        meter.onSent();
        var unused =
                connections
                        .publish(message)
                        .whenComplete((result, error) -> onAnswer(message, due, error));
    }

    private void onAnswer(LoadMessage message, long due, @Nullable Throwable error) {
        if (error == null) {
            meter.onAcknowledged(System.nanoTime() - due);
            AckLog log = acknowledgements;
            if (log != null) {
                log.onAcknowledged(message);
            }
        } else if (unwrap(error) instanceof Mqtt5PubAckException) {
            meter.onRefused();
        } else {
            meter.onFailed();
        }
    }

    private static Throwable unwrap(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? cause : error;
    }
}
