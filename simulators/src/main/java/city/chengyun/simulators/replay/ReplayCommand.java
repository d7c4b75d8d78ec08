package city.chengyun.simulators.replay;

import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.intake.replay.RunName;
import city.chengyun.simulators.hub.HubAccount;
import city.chengyun.simulators.hub.SecretStore;
import city.chengyun.simulators.mqtt.BrokerOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code replay}: a recording or a CSV file again. Exit code 0 if everything was acknowledged, or
 * judged and stored; 3 if a drill's messages were not all acknowledged.
 */
@Command(
        name = "replay",
        description = {
            "Replays a recording, or a CSV file with a --mapping.",
            "--as-now is a drill: devices of their own (--prefix) registered with the hub, times"
                    + " shifted so that the replay ends in the present.",
            "--as-recorded=RUN keeps devices and times, in an isolated run with topics, jobs and"
                    + " tables of its own; it ends when all is judged and stored. A CSV file tells"
                    + " no receive times: they are taken to be those of the values, and silence is"
                    + " not judged."
        },
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {

    private static final int NOT_ALL_ACKNOWLEDGED = 3;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A recording (.gz) or a CSV file.")
    private Path file = Path.of("recording.gz");

    @Option(names = "--mapping", description = "YAML file that explains the columns of a CSV file.")
    private @Nullable Path mapping;

    @ArgGroup(multiplicity = "1")
    private Mode mode = new Mode();

    /** Exactly one of the two. */
    static final class Mode {
        @Option(names = "--as-now", required = true, description = "As a drill in the present.")
        private boolean asNow;

        @Option(
                names = "--as-recorded",
                paramLabel = "RUN",
                required = true,
                description = "With its own times, as an isolated run of that name.")
        private @Nullable String run;
    }

    @Option(
            names = "--speed",
            defaultValue = "1",
            description =
                    "How many times as fast as it happened, or max (default ${DEFAULT-VALUE}).")
    private String speed = "1";

    @Option(
            names = "--prefix",
            defaultValue = "drill-",
            description = "Beginning of the drill's device ids (default ${DEFAULT-VALUE}).")
    private String prefix = "drill-";

    @Option(
            names = "--connections",
            defaultValue = "2",
            description =
                    "Connections of the drill, each a gateway, 1 to 50 (default ${DEFAULT-VALUE}).")
    private int connections;

    @Mixin private BrokerOption broker = new BrokerOption();

    @Mixin private HubAccount account = new HubAccount();

    @Option(
            names = "--state",
            defaultValue = "${env:CHENGYUN_SIMULATOR_STATE:-data/simulator}",
            description = "Where the secrets of the gateways are kept (default ${DEFAULT-VALUE}).")
    private Path state = Path.of("data/simulator");

    @Mixin private JobsOptions jobs = new JobsOptions();

    @Option(
            names = "--alerts",
            description = "JSON Lines file for the run's alerts (default RUN-alerts.jsonl).")
    private @Nullable Path alerts;

    @Override
    public Integer call() throws IOException, InterruptedException {
        double factor = validSpeed();
        require(connections >= 1 && connections <= 50, "--connections must be 1 to 50");
        require(!prefix.isEmpty(), "--prefix keeps a drill apart from real devices");
        DeviceCatalog catalog = DeviceCatalog.load();
        ReplaySource source =
                mapping == null
                        ? new RecordingSource(file, catalog)
                        : new CsvSource(file, CsvMapping.read(mapping), catalog);
        Clock clock = Clock.systemUTC();
        PrintWriter console = spec.commandLine().getOut();
        String run = mode.run;
        if (!mode.asNow && run != null) {
            new IsolatedReplay(order(jobs.run(run), factor), clock, console).run(source);
            return 0;
        }
        var registrar = account.registrar(SecretStore.in(state));
        var drill = new Drill(broker.uri(), registrar, prefix, connections, clock, console);
        return drill.run(source, factor) ? 0 : NOT_ALL_ACKNOWLEDGED;
    }

    private IsolatedReplay.Order order(RunName run, double factor) {
        return new IsolatedReplay.Order(
                jobs.bootstrap(),
                run,
                jobs.classPath(),
                jobs.environment(run),
                factor,
                alerts == null ? Path.of(run + "-alerts.jsonl") : alerts);
    }

    private double validSpeed() {
        try {
            double factor =
                    speed.equals("max") ? Double.POSITIVE_INFINITY : Double.parseDouble(speed);
            if (factor > 0) {
                return factor;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new ParameterException(
                spec.commandLine(), "--speed must be a positive number or max: " + speed);
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }
}
