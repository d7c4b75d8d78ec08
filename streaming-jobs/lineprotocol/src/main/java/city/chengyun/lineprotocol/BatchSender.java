package city.chengyun.lineprotocol;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends one batch until each of its lines is stored or given up.
 *
 * <p>Retries for ever what waiting can cure; the caller's back-pressure is the only limit. A
 * refused request is halved until the refused line stands alone. Not thread-safe.
 */
final class BatchSender {

    private static final Logger LOGGER = LoggerFactory.getLogger(BatchSender.class);

    private final LineStore store;
    private final LineProtocolOptions options;
    private final RejectedLineHandler rejectedLines;
    private final LineProtocolMetrics metrics;
    private final Pause pause;

    BatchSender(
            LineStore store,
            LineProtocolOptions options,
            RejectedLineHandler rejectedLines,
            LineProtocolMetrics metrics,
            Pause pause) {
        this.store = store;
        this.options = options;
        this.rejectedLines = rejectedLines;
        this.metrics = metrics;
        this.pause = pause;
    }

    /**
     * Returns when every line is stored or given up.
     *
     * @throws WriteFailed if neither retrying nor isolating can help
     * @throws InterruptedException if interrupted while waiting for a retry
     */
    void send(List<String> lines) throws WriteFailed, InterruptedException {
        Deque<List<String>> parts = new ArrayDeque<>();
        parts.push(lines);
        while (!parts.isEmpty()) {
            List<String> part = parts.pop();
            try {
                writeRetrying(part);
            } catch (WriteFailed e) {
                if (e.remedy() != Remedy.ISOLATE) {
                    throw e;
                }
                if (part.size() == 1) {
                    giveUp(part.get(0), e);
                } else {
                    int half = part.size() / 2;
                    parts.push(part.subList(half, part.size()));
                    parts.push(part.subList(0, half));
                }
            }
        }
    }

    private void writeRetrying(List<String> lines) throws WriteFailed, InterruptedException {
        Duration backoff = options.firstBackoff();
        for (int attempt = 1; ; attempt++) {
            try {
                store.write(lines);
                metrics.onStored(lines);
                if (attempt > 1) {
                    LOGGER.info("{} answers again after {} attempts", options.url(), attempt);
                }
                return;
            } catch (WriteFailed e) {
                if (e.remedy() != Remedy.RETRY) {
                    throw e;
                }
                metrics.onRetry();
                LOGGER.warn(
                        "Attempt {} to write {} lines to {} failed, next in {} ms: {}",
                        attempt,
                        lines.size(),
                        options.url(),
                        backoff.toMillis(),
                        e.getMessage());
            }
            pause.of(backoff);
            Duration doubled = backoff.multipliedBy(2);
            backoff = doubled.compareTo(options.maxBackoff()) < 0 ? doubled : options.maxBackoff();
        }
    }

    private void giveUp(String line, WriteFailed reason) {
        metrics.onRejected();
        rejectedLines.onRejected(line, String.valueOf(reason.getMessage()));
    }

    /** Waits; a parameter so that tests need not. */
    @FunctionalInterface
    interface Pause {
        void of(Duration duration) throws InterruptedException;
    }
}
