package city.chengyun.standalone.supervision;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Starts parts as early as their order allows, restarts those that die and stops all of them, the
 * last started first. {@link #stop()} may be called from another thread, also while starting.
 */
public final class Supervisor {

    private static final Duration ROTATION_INTERVAL = Duration.ofSeconds(10);

    private final Map<String, PartRunner> runners = new LinkedHashMap<>();
    private final List<Part> parts;
    private final PartLogs logs;
    private final Thread rotation = new Thread(this::rotateLogs, "log-rotation");

    /**
     * @param parts each after the ones that it names
     * @param mayStart asked before a part is started or started again, until it says yes
     * @throws IllegalArgumentException if a part comes before one that it waits for
     */
    public Supervisor(
            List<Part> parts,
            PartLogs logs,
            ProcessRecords records,
            PartListener listener,
            BooleanSupplier mayStart) {
        this.parts = List.copyOf(parts);
        this.logs = logs;
        rotation.setDaemon(true);
        var known = new HashSet<String>();
        for (var part : parts) {
            if (!known.containsAll(part.after())) {
                throw new IllegalArgumentException(
                        part.name() + " waits for " + part.after() + ", known are " + known);
            }
            known.add(part.name());
            runners.put(part.name(), new PartRunner(part, logs, records, listener, mayStart));
        }
    }

    /**
     * Starts all parts and returns when all are ready.
     *
     * @throws PartFailed as soon as one part cannot be started; the others may still be running
     *     then and must be stopped by the caller
     */
    public void start() throws PartFailed {
        var firstFailure = new CompletableFuture<Void>();
        var allReady =
                CompletableFuture.allOf(
                        runners.values().stream()
                                .map(runner -> reportTo(firstFailure, runner))
                                .toArray(CompletableFuture[]::new));
        for (var runner : runners.values()) {
            runner.startAfter(runner.part().after().stream().map(this::runner).toList());
        }
        try {
            CompletableFuture.anyOf(firstFailure, allReady).join();
        } catch (CompletionException e) {
            throw failureOf(e);
        }
        rotation.start();
    }

    /** Stops every part that runs; a part stops when all that were started after it have. */
    public void stop() {
        rotation.interrupt();
        var threads = Executors.newCachedThreadPool();
        var stopped = new LinkedHashMap<String, CompletableFuture<Void>>();
        for (int i = parts.size() - 1; i >= 0; i--) {
            var part = parts.get(i);
            var dependents =
                    parts.stream()
                            .filter(other -> other.after().contains(part.name()))
                            .map(other -> requireStopped(stopped, other))
                            .toArray(CompletableFuture[]::new);
            stopped.put(
                    part.name(),
                    CompletableFuture.allOf(dependents)
                            .thenRunAsync(() -> runner(part.name()).stop(), threads));
        }
        CompletableFuture.allOf(stopped.values().toArray(CompletableFuture[]::new)).join();
        threads.shutdown();
    }

    private void rotateLogs() {
        try {
            while (true) {
                Thread.sleep(ROTATION_INTERVAL.toMillis());
                parts.forEach(this::rotateLog);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void rotateLog(Part part) {
        try {
            logs.rotate(part.name());
        } catch (IOException e) {
            // A full disk: the next round tries again, and the parts themselves complain.
        }
    }

    private static CompletableFuture<Void> reportTo(
            CompletableFuture<Void> firstFailure, PartRunner runner) {
        return runner.ready()
                .whenComplete(
                        (nothing, failure) -> {
                            if (failure != null) {
                                firstFailure.completeExceptionally(failure);
                            }
                        });
    }

    private PartRunner runner(String name) {
        var runner = runners.get(name);
        if (runner == null) {
            throw new IllegalArgumentException("no part is called " + name);
        }
        return runner;
    }

    private static CompletableFuture<Void> requireStopped(
            Map<String, CompletableFuture<Void>> stopped, Part part) {
        var future = stopped.get(part.name());
        if (future == null) {
            throw new IllegalStateException(part.name() + " is stopped too late");
        }
        return future;
    }

    private static PartFailed failureOf(CompletionException wrapper) {
        Throwable cause = wrapper;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof PartFailed failed
                ? failed
                : new PartFailed("a part cannot be started: " + cause.getMessage(), cause);
    }
}
