package city.chengyun.simulators.replay;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The hub's own two jobs, as processes for one isolated run. */
final class RunJobs implements AutoCloseable {

    private static final String MAIN = "city.chengyun.cityjob.CityJobMain";
    private static final List<String> OPTIONS =
            List.of(
                    "-Xmx384m",
                    "-XX:+UseSerialGC",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-opens=java.base/java.time=ALL-UNNAMED");
    private static final long STOP_SECONDS = 10;

    private final Path folder;
    private final Map<String, Process> processes = new LinkedHashMap<>();
    private final Thread hook = new Thread(this::destroy, "stop-jobs");

    private RunJobs(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The command that runs one of the jobs' programs. */
    static List<String> command(String classPath, String program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", classPath, MAIN, program));
        return command;
    }

    /**
     * Starts both jobs.
     *
     * @param environment what they must know of the run
     * @throws IOException if they cannot be started
     */
    static RunJobs start(String classPath, Map<String, String> environment) throws IOException {
        var jobs = new RunJobs(Files.createTempDirectory("chengyun-replay-"));
        try {
            for (String job : List.of("judge", "history")) {
                jobs.start(job, command(classPath, job), environment);
            }
            return jobs;
        } catch (IOException e) {
            jobs.close();
            throw e;
        }
    }

    private void start(String job, List<String> command, Map<String, String> environment)
            throws IOException {
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(log(job)));
        builder.environment().putAll(environment);
        builder.environment().put("CHENGYUN_STATE_DIR", folder.toString());
        builder.environment().put("CHENGYUN_FLINK_UI_PORT", "0");
        builder.environment().put("CHENGYUN_HEALTH_PORT", "0");
        processes.put(job, builder.start());
    }

    private File log(String job) {
        return folder.resolve(job + ".log").toFile();
    }

    /**
     * Whether both have come to their end.
     *
     * @throws IOException if one has failed; tells where its log is
     */
    boolean areFinished() throws IOException {
        boolean finished = true;
        for (Map.Entry<String, Process> process : processes.entrySet()) {
            if (process.getValue().isAlive()) {
                finished = false;
            } else if (process.getValue().exitValue() != 0) {
                throw new IOException(
                        "the job %s failed, see %s"
                                .formatted(process.getKey(), log(process.getKey())));
            }
        }
        return finished;
    }

    private void destroy() {
        processes.values().forEach(Process::destroy);
    }

    /** Ends what still runs; keeps the logs of what has failed. */
    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(hook);
        destroy();
        boolean failed = false;
        for (Process process : processes.values()) {
            try {
                if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
            failed |= process.isAlive() || process.exitValue() != 0;
        }
        if (!failed) {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
