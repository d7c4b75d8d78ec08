package city.chengyun.standalone;

import city.chengyun.standalone.home.Backup;
import city.chengyun.standalone.home.HomeLock;
import city.chengyun.standalone.home.HubHome;
import city.chengyun.standalone.home.Refused;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes everything that a stopped hub keeps to one file. */
@Command(
        name = "backup",
        description = "Writes everything that a stopped hub keeps to one file.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @Option(names = "--home", paramLabel = "DIR", defaultValue = "data")
    private Path home = Path.of("data");

    @Parameters(paramLabel = "FILE", description = "The file to write; must not exist yet.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        if (!HubHome.isHome(home)) {
            throw new Refused("%s is not a hub's home.".formatted(home.toAbsolutePath()));
        }
        var opened = HubHome.open(home);
        try (var lock = HomeLock.acquire(opened.path())) {
            lock.describe("being backed up");
            OrphanedParts.end(opened);
            var contents = new Backup(Clock.systemUTC()).write(opened, file.toAbsolutePath());
            System.out.printf(
                    "%s holds %d files of %s, %s.%n",
                    file.toAbsolutePath(),
                    contents.files().size(),
                    opened.path(),
                    Words.megabytes(contents.bytes()));
        }
        return 0;
    }
}
