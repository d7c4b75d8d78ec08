package city.chengyun.standalone.system;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A hub started by {@code ./run} on a home of its own and on free ports. */
final class RunningHub implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(6);
    private static final String READY = "Chengyun is ready: ";

    private final Path home;
    private final List<String> options;
    private final Path log;
    private Process launcher;

    private RunningHub(Path home, List<String> options, List<String> onlyNow) {
        this.home = home;
        this.options = options;
        this.log = logBeside(home);
        this.launcher = launch(onlyNow);
    }

    /** Starts a hub without the simulated city on an empty home below {@code target}. */
    static RunningHub start(String name, String... options) {
        return start(homeCalled(name), List.of(options), List.of("--fresh", "--yes"));
    }

    /** Starts a hub on a home that is there already. */
    static RunningHub startOn(Path home, String... options) {
        return start(home, List.of(options), List.of());
    }

    private static RunningHub start(Path home, List<String> options, List<String> onlyNow) {
        try {
            Files.createDirectories(home.getParent());
            Files.deleteIfExists(logBeside(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var hub = new RunningHub(home, options, onlyNow);
        hub.awaitReady(1);
        return hub;
    }

    /** The home of the hub with this name; two names, two hubs. */
    static Path homeCalled(String name) {
        return Path.of("target", "system", name).toAbsolutePath();
    }

    /** Starts it again on the same home, and waits until it is ready. */
    void startAgain() {
        var before = timesReady();
        launcher = launch(List.of());
        awaitReady(before + 1);
    }

    Path home() {
        return home;
    }

    String url() {
        return file().path("url").asString();
    }

    String mqttHost() {
        return "127.0.0.1";
    }

    int mqttPort() {
        return port("MQTT");
    }

    /** The certificate of its listeners with TLS, as its devices are given it. */
    Path certificate() {
        return home.resolve("tls/certificate.pem");
    }

    int port(String service) {
        return file().path("ports").path(service).asInt();
    }

    String password(String username) {
        try {
            return Files.readAllLines(home.resolve("passwords.txt")).stream()
                    .filter(line -> line.startsWith(username + "="))
                    .map(line -> line.substring(username.length() + 1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processes of the parts by name. */
    Map<String, ProcessHandle> parts() {
        try (var records = Files.list(home.resolve("run"))) {
            return records.filter(record -> record.toString().endsWith(".pid"))
                    .collect(Collectors.toMap(RunningHub::partOf, RunningHub::processOf));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL for the launcher and every part, as fast as possible. */
    void killEverything() {
        var victims = new ArrayList<ProcessHandle>();
        victims.add(launcher.toHandle());
        for (var part : parts().values()) {
            victims.add(part);
            part.descendants().forEach(victims::add);
        }
        victims.forEach(ProcessHandle::destroyForcibly);
        victims.forEach(RunningHub::awaitEnd);
    }

    boolean isRunning() {
        return launcher.isAlive();
    }

    /** What an administrator does: SIGTERM, and wait. Returns the exit code. */
    int stop() {
        launcher.destroy();
        awaitEnd(launcher.toHandle());
        return launcher.exitValue();
    }

    /** Every process that was started for this home, whoever started it. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(home + ""))
                .toList();
    }

    /** What it printed since it was first started. */
    String output() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (launcher.isAlive()) {
            stop();
        }
    }

    private Process launch(List<String> onlyNow) {
        var arguments = new ArrayList<String>();
        arguments.addAll(List.of("--home", home.toString(), "--port", "0", "--mqtt-port", "0"));
        arguments.add("--no-simulation");
        arguments.addAll(options);
        arguments.addAll(onlyNow);
        try {
            return Launcher.command(arguments)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(long times) {
        var deadline = System.nanoTime() + START_TIMEOUT.toNanos();
        while (timesReady() < times) {
            if (!launcher.isAlive() || System.nanoTime() > deadline) {
                launcher.destroy();
                throw new IllegalStateException("The hub did not start:\n" + output());
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private long timesReady() {
        return output().lines().filter(line -> line.startsWith(READY)).count();
    }

    private static Path logBeside(Path home) {
        return home.resolveSibling(home.getFileName() + ".log");
    }

    private JsonNode file() {
        return new JsonMapper().readTree(home.resolve("hub.json").toFile());
    }

    private static String partOf(Path record) {
        return record.getFileName().toString().replace(".pid", "");
    }

    private static ProcessHandle processOf(Path record) {
        try {
            var id = Long.parseLong(Files.readString(record).split(" ", 2)[0]);
            return ProcessHandle.of(id).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(60, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("process " + process.pid() + " does not end", e);
        }
    }
}
