package city.chengyun.simulators.record;

import city.chengyun.simulators.log.LogOption;
import city.chengyun.simulators.mqtt.BrokerOption;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code record}: any topic filter to a compressed file, until stopped or for some time. */
@Command(
        name = "record",
        description = {
            "Records messages, with the times at which they were received.",
            "--log reads them from the hub's log, --since the past as well; without it they are"
                    + " recorded at a broker. The hub's own broker hands what devices publish to"
                    + " the log and not to subscribers."
        },
        mixinStandardHelpOptions = true)
public final class RecordCommand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Mixin private BrokerOption broker = new BrokerOption();

    @Option(names = "--user", defaultValue = "chengyun-recorder", description = "MQTT user name.")
    private String user = "chengyun-recorder";

    @Option(
            names = "--password",
            defaultValue = "${env:CHENGYUN_MQTT_PASSWORD}",
            description = "Its password (CHENGYUN_MQTT_PASSWORD); anonymous without one.")
    private String password = "";

    @Option(names = "--log", description = "Record from the hub's log instead of a broker.")
    private boolean fromLog;

    @Mixin private LogOption log = new LogOption();

    @Option(
            names = "--since",
            description = "With --log: begin that long ago, ISO 8601, and end with what is there.")
    private @Nullable Duration since;

    @Option(
            names = "--filter",
            defaultValue = "#",
            description = "Topic filter; may be given more than once (default: everything).")
    private List<String> filters = List.of("#");

    @Option(names = "--out", required = true, description = "File to create, name it .gz.")
    private Path out = Path.of("recording.gz");

    @Option(names = "--duration", description = "How long, ISO 8601; until stopped if absent.")
    private @Nullable Duration duration;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (since != null && !fromLog) {
            throw new ParameterException(spec.commandLine(), "--since is for --log");
        }
        Clock clock = Clock.systemUTC();
        PrintWriter console = spec.commandLine().getOut();
        var end = new RecordingEnd(duration);
        try (end) {
            if (fromLog) {
                new LogRecorder(log.bootstrap(), filters, out, clock, console).record(since, end);
            } else {
                new BrokerRecorder(broker.uri(), user, password, filters, out, clock, console)
                        .record(end);
            }
        }
        return 0;
    }
}
