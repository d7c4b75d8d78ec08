package city.chengyun.simulators.replay;

import city.chengyun.intake.replay.RunName;
import city.chengyun.simulators.log.LogOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that start the hub's jobs for an isolated run. */
final class JobsOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--jobs",
            paramLabel = "CLASSPATH",
            defaultValue = "${env:CHENGYUN_JOBS_CLASSPATH}",
            description = "Class path of the hub's jobs (CHENGYUN_JOBS_CLASSPATH).")
    private @Nullable String classPath;

    @Option(
            names = "--store",
            paramLabel = "URL",
            defaultValue = "${env:CHENGYUN_STORE_URL:-http://localhost:9000}",
            description = "The time-series store (CHENGYUN_STORE_URL, default ${DEFAULT-VALUE}).")
    private String store = "http://localhost:9000";

    @Mixin private LogOption log = new LogOption();

    /** The hub's log. */
    String bootstrap() {
        return log.bootstrap();
    }

    /**
     * What a job must know of a run; the kind of store and who may write to it come from this
     * process's own environment.
     */
    Map<String, String> environment(RunName run) {
        return Map.of(
                "CHENGYUN_KAFKA_BOOTSTRAP", log.bootstrap(),
                "CHENGYUN_STORE_URL", store,
                "CHENGYUN_TOPIC_PREFIX", run.topicPrefix(),
                "CHENGYUN_STORE_PREFIX", run.storePrefix());
    }

    /** A run's name as it was given. */
    RunName run(String name) {
        try {
            return new RunName(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Where the jobs are.
     *
     * @throws ParameterException if it is not given
     */
    String classPath() {
        String given = classPath;
        if (given == null || given.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "CHENGYUN_JOBS_CLASSPATH must name the hub's jobs");
        }
        return given;
    }
}
