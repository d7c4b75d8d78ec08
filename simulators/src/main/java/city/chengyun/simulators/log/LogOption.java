package city.chengyun.simulators.log;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option of commands that read the hub's log or write beside it. */
public final class LogOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--kafka",
            defaultValue = "${env:CHENGYUN_KAFKA_BOOTSTRAP}",
            description = "The hub's log, host:port (CHENGYUN_KAFKA_BOOTSTRAP).")
    private @Nullable String bootstrap;

    /**
     * The log's address.
     *
     * @throws ParameterException if it is not given
     */
    public String bootstrap() {
        String given = bootstrap;
        if (given == null || given.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "CHENGYUN_KAFKA_BOOTSTRAP must be host:port of the log");
        }
        return given;
    }
}
