package city.chengyun.standalone.supervision;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A running process of a part. */
final class PartProcess {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(12);

    private final Part part;
    private final Process process;
    private final long startedNanos;

    private PartProcess(Part part, Process process) {
        this.part = part;
        this.process = process;
        this.startedNanos = System.nanoTime();
    }

    /**
     * Starts the part in a session of its own: Ctrl-C in the terminal then reaches the launcher
     * only, which stops the parts in order.
     */
    static PartProcess start(Part part, PartLogs logs, ProcessRecords records) throws IOException {
        logs.rotate(part.name());
        var command = new ArrayList<String>();
        command.add("setsid");
        command.addAll(part.command());
        var builder =
                new ProcessBuilder(command)
                        .directory(logs.folder().toFile())
                        .redirectInput(Redirect.from(new File("/dev/null")))
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(logs.file(part.name()).toFile()));
        builder.environment().putAll(part.environment());
        var process = builder.start();
        try {
            records.remember(part.name(), process.toHandle(), part.stopSignal());
        } catch (IOException e) {
            // Nobody would find it again.
            process.destroyForcibly();
            throw e;
        }
        return new PartProcess(part, process);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int exitCode() {
        return process.exitValue();
    }

    Duration life() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    /** What the process and its children have used so far; zero for those that have ended. */
    Duration processorTime() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(handle -> handle.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Completes when the process has ended. */
    CompletableFuture<Process> ended() {
        return process.onExit();
    }

    /** Ends the process by SIGKILL, which also ends one that is suspended. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ends the process, by SIGKILL if it does not follow the part's own signal in time. */
    void stop() throws IOException {
        try {
            Signals.send(process.toHandle(), part.stopSignal());
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
