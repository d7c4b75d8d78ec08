package city.chengyun.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A server with a backend, a data folder and a condition that says it answers. */
abstract class ManagedServer implements TestServer {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(50);

    private final String name;
    private final Backend backend;
    private final TestFolder data;
    private final BooleanSupplier ready;

    ManagedServer(String name, Backend backend, TestFolder data, BooleanSupplier ready) {
        this.name = requireNonNull(name, "name is null");
        this.backend = requireNonNull(backend, "backend is null");
        this.data = requireNonNull(data, "data is null");
        this.ready = requireNonNull(ready, "ready is null");
    }

    /** Starts a server; ends it and removes its data if it does not come up. */
    static <S extends ManagedServer> S started(S server) {
        try {
            server.restart();
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    @Override
    public void restart() {
        backend.start();
        var deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (!ready.getAsBoolean()) {
            if (!backend.isRunning()) {
                throw new IllegalStateException(
                        name + " ended while starting; it printed:\n" + backend.logTail());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%s did not answer within %s; it printed:\n%s"
                                .formatted(name, START_TIMEOUT, backend.logTail()));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    @Override
    public void stop() {
        backend.stop();
    }

    @Override
    public void kill() {
        backend.kill();
    }

    @Override
    public void close() {
        backend.close();
        data.close();
    }
}
