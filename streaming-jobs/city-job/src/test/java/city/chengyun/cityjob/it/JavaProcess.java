package city.chengyun.cityjob.it;

import city.chengyun.cityjob.CityJobMain;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Java program in a process of its own, to be killed and started again; it prints to a file. */
final class JavaProcess implements AutoCloseable {

    private static final List<String> OPENED =
            List.of(
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-opens=java.base/java.time=ALL-UNNAMED");

    private final String name;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;

    /**
     * @param name for the file that it prints to, under {@code target/testkit}
     * @param arguments of {@code java}
     * @param environment variables besides those of this process
     */
    JavaProcess(String name, List<String> arguments, Map<String, String> environment)
            throws IOException {
        this.name = name;
        this.arguments = List.copyOf(arguments);
        this.environment = Map.copyOf(environment);
        Path folder = Files.createDirectories(Path.of("target", "testkit"));
        this.log = Files.createTempFile(folder, name + "-", ".log");
    }

    /** A job as the launcher starts it. */
    static JavaProcess ofJob(String job, Map<String, String> environment) throws IOException {
        Map<String, String> withAnyUiPort = new HashMap<>(environment);
        withAnyUiPort.put("CHENGYUN_FLINK_UI_PORT", "0");
        return new JavaProcess(
                "job-" + job,
                List.of(
                        "-Xmx400m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile="
                                + Path.of("target", "classes", "logback.xml"),
                        "-cp",
                        classPath(),
                        CityJobMain.class.getName(),
                        job),
                withAnyUiPort);
    }

    private static String classPath() {
        // Surefire starts its tests from a jar that only names the class path.
        String real = System.getProperty("surefire.test.class.path");
        return real == null ? System.getProperty("java.class.path") : real;
    }

    void start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPENED);
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /**
     * Starts the program and waits until it has ended.
     *
     * @return what it printed
     * @throws AssertionError if it takes longer or does not end with 0
     */
    String run(Duration patience) throws IOException, InterruptedException {
        start();
        int exit = awaitExit(patience);
        String printed = Files.readString(log);
        if (exit != 0) {
            throw new AssertionError(name + " ended with " + exit + " and printed\n" + printed);
        }
        return printed;
    }

    /** Ends the process with SIGKILL. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Ends the process with SIGTERM and returns its exit code. */
    int stop() throws InterruptedException {
        started().destroy();
        return awaitExit(Duration.ofSeconds(10));
    }

    private int awaitExit(Duration patience) throws InterruptedException {
        if (!started().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError(name + " did not end within " + patience + ", see " + log);
        }
        return started().exitValue();
    }

    private Process started() {
        Process running = process;
        if (running == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return running;
    }

    /**
     * @throws AssertionError with what it printed, if the program has ended
     */
    void requireRunning() throws IOException {
        if (!started().isAlive()) {
            throw new AssertionError(
                    name
                            + " ended with "
                            + started().exitValue()
                            + " and printed\n"
                            + Files.readString(log));
        }
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** CPU time used since the start. */
    Duration cpu() {
        return process == null
                ? Duration.ZERO
                : process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
