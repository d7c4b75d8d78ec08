package city.chengyun.standalone.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A program that runs while something is measured; its output goes to a file. */
record Child(String name, Process process, Path log) implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);

    static Child start(String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        // Nothing is left running when somebody stops the benchmark.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new Child(name, process, log);
    }

    /**
     * Waits until the condition holds.
     *
     * @throws IOException if the program ends before, or the time is over
     */
    Child await(Duration timeout, BooleanSupplier condition) throws IOException {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new IOException("%s did not start; see %s".formatted(name, log));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return this;
    }

    /**
     * Waits until the program ends by itself with one of these codes.
     *
     * @throws IOException if it ends with another or takes longer
     */
    void awaitEnd(Duration timeout, Set<Integer> codes) throws IOException, InterruptedException {
        if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
            throw new IOException("%s takes longer than %s; see %s".formatted(name, timeout, log));
        }
        if (!codes.contains(process.exitValue())) {
            throw new IOException(
                    "%s ended with code %d; see %s".formatted(name, process.exitValue(), log));
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
