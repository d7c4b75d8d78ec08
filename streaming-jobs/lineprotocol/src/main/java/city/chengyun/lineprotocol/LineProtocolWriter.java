package city.chengyun.lineprotocol;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.jspecify.annotations.Nullable;

/**
 * Collects lines on the task's thread and sends them on one of its own, one batch at a time.
 *
 * <p>While a batch is under way the next one fills; when that is full too, {@link #write} yields to
 * the mailbox until there is room: that is the back-pressure a store that is away exerts.
 */
final class LineProtocolWriter<T> implements SinkWriter<T> {

    private final PointConverter<T> converter;
    private final LineProtocolOptions options;
    private final LineStore store;
    private final BatchSender sender;
    private final MailboxExecutor mailbox;
    private final ProcessingTimeService timers;
    private final ExecutorService thread;

    private List<String> filling = new ArrayList<>();
    private boolean sending;
    private @Nullable ScheduledFuture<?> ageTimer;

    LineProtocolWriter(
            PointConverter<T> converter,
            LineProtocolOptions options,
            RejectedLineHandler rejectedLines,
            LineStore store,
            WriterInitContext context) {
        this.converter = converter;
        this.options = options;
        this.store = store;
        this.mailbox = context.getMailboxExecutor();
        this.timers = context.getProcessingTimeService();
        this.sender =
                new BatchSender(
                        store,
                        options,
                        rejectedLines,
                        new LineProtocolMetrics(context.metricGroup()),
                        duration -> TimeUnit.MILLISECONDS.sleep(duration.toMillis()));
        String name = "line-protocol-" + context.getTaskInfo().getIndexOfThisSubtask();
        this.thread =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread sending = new Thread(task, name);
                            sending.setDaemon(true);
                            return sending;
                        });
    }

    @Override
    public void write(T element, Context context) throws IOException, InterruptedException {
        // Kept before any yield: a checkpoint taken meanwhile must find the element here.
        filling.add(converter.toPoint(element).toLine());
        if (filling.size() >= options.batchLines()) {
            awaitSent();
            sendFilled();
        } else {
            setTimer();
        }
    }

    /** Returns when every line written so far is stored or given up. */
    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        awaitSent();
        while (!filling.isEmpty()) {
            sendFilled();
            awaitSent();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        // A request under way ends by itself or with its timeout; repeating it is harmless.
        store.close();
    }

    private void awaitSent() throws InterruptedException {
        while (sending) {
            mailbox.yield();
        }
    }

    private void sendFilled() {
        // A mail run by a yield may have sent the batch already.
        if (sending || filling.isEmpty()) {
            return;
        }
        List<String> batch = filling;
        filling = new ArrayList<>(batch.size());
        sending = true;
        thread.execute(() -> sendInBackground(batch));
    }

    private void sendInBackground(List<String> batch) {
        try {
            sender.send(batch);
            mailbox.execute(this::onSent, "line protocol batch stored");
        } catch (WriteFailed | RuntimeException e) {
            failTask(e);
        } catch (InterruptedException e) {
            // Only close() interrupts, and nobody waits for the batch any more.
            Thread.currentThread().interrupt();
        }
    }

    private void failTask(Exception cause) {
        try {
            mailbox.execute(
                    () -> {
                        throw new IOException(
                                "Cannot write to " + options.url() + ": " + cause.getMessage(),
                                cause);
                    },
                    "line protocol batch failed");
        } catch (RejectedExecutionException closed) {
            cause.addSuppressed(closed);
        }
    }

    private void onSent() {
        sending = false;
        if (filling.size() >= options.batchLines()) {
            sendFilled();
        }
    }

    private void setTimer() {
        if (ageTimer == null) {
            long due = timers.getCurrentProcessingTime() + options.batchAge().toMillis();
            ageTimer = timers.registerTimer(due, time -> onBatchAged());
        }
    }

    private void onBatchAged() {
        ageTimer = null;
        if (sending) {
            setTimer();
        } else {
            sendFilled();
        }
    }
}
