package city.chengyun.standalone;

import city.chengyun.standalone.parts.Installation;
import city.chengyun.standalone.parts.SimulatorTools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a command of the simulators at the hub that is running. */
@Command(
        name = "sim",
        description = {
            "Runs a command of the simulators at the running hub: record, replay, discard, load,"
                    + " simulate.",
            "./run sim replay --help tells its options."
        },
        mixinStandardHelpOptions = true)
final class SimCommand implements Callable<Integer> {

    @Option(names = "--home", paramLabel = "DIR", defaultValue = "data")
    private Path home = Path.of("data");

    @Parameters(paramLabel = "COMMAND", arity = "1..*", description = "Command and its options.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException {
        var hub = RunningHome.of(home);
        return RunningHome.run(
                SimulatorTools.command(Installation.current(), hub.home(), hub.file(), arguments));
    }
}
