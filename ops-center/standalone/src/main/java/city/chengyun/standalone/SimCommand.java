package city.chengyun.standalone;

import city.chengyun.standalone.home.HomeLock;
import city.chengyun.standalone.home.HubFile;
import city.chengyun.standalone.home.HubHome;
import city.chengyun.standalone.home.Refused;
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
        requireRunning();
        var opened = HubHome.open(home);
        var hub =
                HubFile.find(opened)
                        .orElseThrow(() -> new Refused(opened.path() + " has no hub.json."));
        var process =
                SimulatorTools.command(Installation.current(), opened, hub, arguments)
                        .inheritIO()
                        .start();
        // Ctrl-C reaches both of us; SIGTERM only this one.
        var stop = new Thread(() -> stop(process), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        return process.waitFor();
    }

    private void requireRunning() {
        if (HubHome.isHome(home)) {
            try (var lock = HomeLock.acquire(home.toAbsolutePath().normalize())) {
                lock.describe("asked whether it runs");
            } catch (Refused running) {
                return;
            }
        }
        throw new Refused(
                "No hub is running in %s; start it with ./run, or name its --home."
                        .formatted(home.toAbsolutePath().normalize()));
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
