package city.chengyun.standalone.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one part running, on a thread of its own. {@link #ready()} completes when the part is ready
 * for the first time, or fails when it could not be started.
 */
final class PartRunner {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofSeconds(1);
    private static final int SHORT_LIVES_BEFORE_READY = 1;
    private static final int SHORT_LIVES = 5;
    private static final int TAIL_LINES = 8;

    private final Part part;
    private final PartLogs logs;
    private final ProcessRecords records;
    private final PartListener listener;
    private final BooleanSupplier mayStart;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> stopRequested = new CompletableFuture<>();
    private final Thread thread;

    /**
     * Prepares to run a part.
     *
     * @param mayStart asked before each start, again and again until it says yes
     */
    PartRunner(
            Part part,
            PartLogs logs,
            ProcessRecords records,
            PartListener listener,
            BooleanSupplier mayStart) {
        this.part = part;
        this.logs = logs;
        this.records = records;
        this.listener = listener;
        this.mayStart = mayStart;
        this.thread = new Thread(this::run, "part-" + part.name());
    }

    Part part() {
        return part;
    }

    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Starts the part as soon as the given ones are ready. */
    void startAfter(List<PartRunner> others) {
        var unused =
                CompletableFuture.allOf(
                                others.stream()
                                        .map(PartRunner::ready)
                                        .toArray(CompletableFuture[]::new))
                        .whenComplete(
                                (nothing, failure) -> {
                                    if (failure == null) {
                                        thread.start();
                                    } else {
                                        ready.completeExceptionally(failure);
                                    }
                                });
    }

    /** Stops the part and waits until it has ended. Does nothing if it never started. */
    void stop() {
        stopRequested.complete(null);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            keepRunning();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | UncheckedIOException e) {
            fail("cannot be stopped: " + e.getMessage(), e);
        }
    }

    private void keepRunning() throws IOException, InterruptedException {
        var untilReady = new RestartPolicy(SHORT_LIVES_BEFORE_READY);
        var afterwards = new RestartPolicy(SHORT_LIVES);
        var pause = Duration.ZERO;
        while (!isStoppingWithin(pause)) {
            if (!mayStart.getAsBoolean()) {
                pause = UNTIL_ASKED_AGAIN;
                continue;
            }
            var end = runOnce();
            if (isStopping()) {
                return;
            }
            var next = (ready.isDone() ? afterwards : untilReady).afterEnd(end.life());
            if (next.isEmpty()) {
                fail(end.reason(), null);
                return;
            }
            pause = next.get();
            listener.onRestarting(part.name(), end.reason(), pause);
        }
    }

    /** How the part ended although nobody asked it to. */
    private record End(String reason, Duration life) {}

    /** Starts the part and stays until it has ended, by itself or because of a stop request. */
    private End runOnce() throws IOException, InterruptedException {
        listener.onStarting(part.name());
        PartProcess process;
        try {
            part.preparation().prepare();
            process = PartProcess.start(part, logs, records);
        } catch (IOException | UncheckedIOException e) {
            return new End("cannot be started: " + e.getMessage(), Duration.ZERO);
        }
        var wasReady = becomesReady(process);
        if (wasReady) {
            listener.onReady(part.name(), process.life());
            ready.complete(null);
            new AnswerWatch(part.probe()).untilItEnds(process, stopRequested);
        }
        if (isStopping()) {
            end(process);
            return new End("was stopped", process.life());
        }
        var reason = reasonOf(process, wasReady);
        process.kill();
        records.forget(part.name());
        return new End(reason, process.life());
    }

    private boolean becomesReady(PartProcess process) throws InterruptedException {
        while (process.isAlive() && process.life().compareTo(START_TIMEOUT) < 0) {
            if (part.probe().isReady()) {
                // Somebody else's server may answer on the port: the process itself must live.
                return process.isAlive();
            }
            if (isStoppingWithin(POLL)) {
                return false;
            }
        }
        return false;
    }

    private void end(PartProcess process) throws IOException {
        listener.onStopping(part.name());
        process.stop();
        records.forget(part.name());
        listener.onStopped(part.name());
    }

    private boolean isStopping() {
        return stopRequested.isDone();
    }

    private boolean isStoppingWithin(Duration time) throws InterruptedException {
        try {
            stopRequested.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a stop request never fails", e);
        }
    }

    private static String reasonOf(PartProcess process, boolean wasReady) {
        if (!process.isAlive()) {
            return "ended with code " + process.exitCode();
        }
        return wasReady
                ? "does not answer any more"
                : "was not ready within " + START_TIMEOUT.toSeconds() + " s";
    }

    private void fail(String reason, @Nullable Exception cause) {
        var failed = new PartFailed(sentence(reason), cause);
        if (!ready.completeExceptionally(failed)) {
            listener.onGivenUp(part.name(), reason);
        }
    }

    private String sentence(String reason) {
        var tail = List.<String>of();
        try {
            tail = logs.tail(part.name(), TAIL_LINES);
        } catch (IOException e) {
            // The sentence is still right without the log's last lines.
        }
        return "%s %s; its log is %s%s"
                .formatted(
                        part.name(),
                        reason,
                        logs.file(part.name()),
                        tail.isEmpty() ? "" : "\n    " + String.join("\n    ", tail));
    }
}
