package city.chengyun.simulators.replay;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The city's own two jobs, as the launcher starts them. */
final class CityJobs implements AutoCloseable {

    private static final Path BUILT = Path.of("../streaming-jobs/city-job/target");

    /** As the launcher puts it together. */
    static final String CLASS_PATH =
            "%1$s/chengyun-city-job.jar:%1$s/lib/*:%1$s/flink-lib/*"
                    .formatted(BUILT.toAbsolutePath().normalize());

    private final List<Process> processes = new ArrayList<>();

    CityJobs(Map<String, String> environment) throws IOException {
        Path logs = Files.createDirectories(Path.of("target", "testkit"));
        for (String job : List.of("judge", "history")) {
            var builder =
                    new ProcessBuilder(RunJobs.command(CLASS_PATH, job))
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    Redirect.to(
                                            Files.createTempFile(logs, "city-" + job, ".log")
                                                    .toFile()));
            builder.environment().putAll(environment);
            processes.add(builder.start());
        }
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.destroyForcibly().onExit().join();
        }
    }
}
