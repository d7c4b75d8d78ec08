package city.chengyun.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL as a child process with one empty database. */
public final class PostgresServer implements TestServer {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final TestFolder data;
    private final LogFile log;
    private final int port;
    private @Nullable EmbeddedPostgres postgres;

    private PostgresServer(TestFolder data, LogFile log, int port) {
        this.data = data;
        this.log = log;
        this.port = port;
    }

    /**
     * Starts a server on a free loopback port.
     *
     * @throws IllegalStateException with the end of its log if it does not come up
     */
    public static PostgresServer start() {
        var server =
                new PostgresServer(
                        TestFolder.create("postgres"), LogFile.create("postgres"), Ports.free());
        try {
            server.restart();
        } catch (RuntimeException e) {
            server.data.close();
            throw e;
        }
        return server;
    }

    /** The database, the same after every restart. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port);
    }

    /** The owner of the database. */
    public String user() {
        return "postgres";
    }

    /** Anything does: the server trusts loopback. */
    public String password() {
        return "postgres";
    }

    @Override
    public void stop() {
        var running = postgres;
        if (running == null) {
            return;
        }
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = null;
    }

    @Override
    public void kill() {
        var postmaster = ProcessHandle.of(postmasterPid()).orElseThrow();
        var children = postmaster.children().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            postmaster.onExit().get(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            for (var child : children) {
                child.onExit().get(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("PostgreSQL survives SIGKILL", e);
        }
        // Nothing is left to stop, but this releases the library's lock on the data.
        stop();
    }

    @Override
    public void restart() {
        if (postgres != null) {
            throw new IllegalStateException("PostgreSQL is already running");
        }
        try {
            postgres =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(data.path().resolve("data"))
                            .setCleanDataDirectory(false)
                            .setPort(port)
                            // The library's default loses committed rows when killed.
                            .setServerConfig("synchronous_commit", "on")
                            .setPGStartupWait(START_TIMEOUT)
                            .setOutputRedirector(Redirect.appendTo(log.path().toFile()))
                            .setErrorRedirector(Redirect.appendTo(log.path().toFile()))
                            .start();
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException(
                    "PostgreSQL did not start; it printed:\n" + log.tail(), e);
        }
    }

    @Override
    public void close() {
        stop();
        data.close();
    }

    private long postmasterPid() {
        try {
            Path file = data.path().resolve("data/postmaster.pid");
            return Long.parseLong(Files.readAllLines(file).get(0).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL is not running", e);
        }
    }
}
