package city.chengyun.testkit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server as a child process; its output is appended to a file. */
final class LocalProcess implements Backend {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

    private final List<String> command;
    private final Map<String, String> environment;
    private final LogFile log;
    private final Thread killAtExit = new Thread(this::kill, "testkit-kill");
    private @Nullable Process process;

    LocalProcess(List<String> command, Map<String, String> environment, LogFile log) {
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = requireNonNull(log, "log is null");
        Runtime.getRuntime().addShutdownHook(killAtExit);
    }

    /** The path of the running JVM's {@code java}. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Override
    public void start() {
        if (isRunning()) {
            throw new IllegalStateException(command.get(0) + " is already running");
        }
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.path().toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.get(0), e);
        }
    }

    @Override
    public void stop() {
        var running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        if (!exits(running)) {
            kill();
        }
        process = null;
    }

    @Override
    public void kill() {
        var running = process;
        if (running == null) {
            return;
        }
        running.descendants().forEach(ProcessHandle::destroyForcibly);
        running.destroyForcibly();
        if (!exits(running)) {
            throw new IllegalStateException(command.get(0) + " survives SIGKILL");
        }
        process = null;
    }

    @Override
    public boolean isRunning() {
        var started = process;
        return started != null && started.isAlive();
    }

    @Override
    public String logTail() {
        return log.tail();
    }

    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(killAtExit);
        } catch (IllegalStateException e) {
            // The JVM is going down: the hook runs by itself.
        }
    }

    private static boolean exits(Process process) {
        try {
            return process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
