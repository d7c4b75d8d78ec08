package city.chengyun.standalone;

import city.chengyun.standalone.home.HomeLock;
import city.chengyun.standalone.home.HubHome;
import city.chengyun.standalone.home.Refused;
import city.chengyun.standalone.parts.DiskReserve;
import city.chengyun.standalone.supervision.PartFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the hub until it is told to stop. */
@Command(
        name = "./run",
        description = "Runs the whole hub on this machine.",
        mixinStandardHelpOptions = true,
        version = "Chengyun 0.1.0",
        sortOptions = false,
        subcommands = {
            BackupCommand.class,
            RestoreCommand.class,
            SimCommand.class,
            LedgerCommand.class
        })
final class RunCommand implements Callable<Integer> {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where the hub keeps everything (default: ./data).")
    private Path home = Path.of("data");

    @Option(
            names = "--port",
            defaultValue = "8080",
            description = "Port of the web application; 0 takes any free one (default: 8080).")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Address on which people and devices reach the hub (default: 127.0.0.1, this"
                            + " machine only; 0.0.0.0 for all).")
    private InetAddress bind = InetAddress.getLoopbackAddress();

    @Option(
            names = "--tls",
            description = "HTTPS and MQTT over TLS, with a certificate made for this hub.")
    private boolean tls;

    @Option(
            names = "--keystore",
            paramLabel = "FILE",
            description =
                    "Your own certificate as PKCS12, implies --tls; its password is read from"
                            + " CHENGYUN_TLS_KEYSTORE_PASSWORD.")
    private @Nullable Path keystore;

    @Option(
            names = "--mqtt-port",
            paramLabel = "PORT",
            description = "Port for MQTT; 0 takes any free one (default: 1883 if it is free).")
    private @Nullable Integer mqttPort;

    @Option(
            names = "--mqtt-tls-port",
            paramLabel = "PORT",
            description = "Port for MQTT over TLS (default with --tls: 8883 if it is free).")
    private @Nullable Integer mqttTlsPort;

    @Option(
            names = "--fsync",
            description = "Survive power loss too: every message is on disk before the answer.")
    private boolean fsync;

    @Option(
            names = "--disk-reserve",
            paramLabel = "MB",
            defaultValue = "512",
            description =
                    "Refuse messages while less is free on the disk, so that the stores never run"
                            + " out of it (default: 512).")
    private int diskReserve;

    @Option(names = "--no-simulation", description = "Run without the simulated city.")
    private boolean withoutSimulation;

    @Option(names = "--fresh", description = "Delete the home first, with everything in it.")
    private boolean fresh;

    @Option(names = "--yes", description = "Do not ask before deleting.")
    private boolean yes;

    @Override
    public Integer call() throws PartFailed, InterruptedException, IOException {
        var wishes = new HubWishes(port, mqttPort, mqttTlsPort, bind, tls, keystore);
        var reserve = new DiskReserve(diskReserve);
        if (fresh) {
            deleteHome();
        }
        var opened = HubHome.open(home);
        try (var lock = HomeLock.acquire(opened.path())) {
            var hub = Hub.prepare(opened, wishes, !withoutSimulation, fsync, reserve);
            hub.run(lock, System.out);
        }
        return 0;
    }

    private void deleteHome() throws IOException {
        if (HubHome.isHome(home)) {
            try (var lock = HomeLock.acquire(home.toAbsolutePath())) {
                lock.describe("being deleted");
                confirmDeletion();
                OrphanedParts.end(HubHome.open(home));
            }
        }
        HubHome.delete(home);
    }

    private void confirmDeletion() throws IOException {
        var path = home.toAbsolutePath().normalize();
        if (yes) {
            return;
        }
        if (!Terminal.isPresent()) {
            throw new Refused("Add --yes to delete %s without being asked.".formatted(path));
        }
        if (!Terminal.confirms("Delete %s with everything in it?".formatted(path))) {
            throw new Refused("Nothing was deleted.");
        }
    }
}
