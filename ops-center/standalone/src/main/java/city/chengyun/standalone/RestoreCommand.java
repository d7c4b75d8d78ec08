package city.chengyun.standalone;

import city.chengyun.standalone.home.HomeLock;
import city.chengyun.standalone.home.HubHome;
import city.chengyun.standalone.home.Restore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a home of a backup. */
@Command(
        name = "restore",
        description = "Makes a home of a backup.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @Option(names = "--home", paramLabel = "DIR", defaultValue = "data")
    private Path home = Path.of("data");

    @Parameters(paramLabel = "FILE", description = "A file that ./run backup has written.")
    private Path file = Path.of("");

    @Option(
            names = "--fresh",
            description = "Replace what is in the home now; only together with --yes.")
    private boolean fresh;

    @Option(names = "--yes", description = "Do not ask before deleting.")
    private boolean yes;

    @Override
    public Integer call() {
        var contents = Restore.check(file.toAbsolutePath());
        if (fresh && yes && HubHome.isHome(home)) {
            try (var lock = HomeLock.acquire(home.toAbsolutePath())) {
                lock.describe("being replaced");
                OrphanedParts.end(HubHome.open(home));
            }
            HubHome.delete(home);
        }
        Restore.to(home.toAbsolutePath().normalize(), file.toAbsolutePath(), contents);
        System.out.printf(
                "%s holds %d files, as they were at %s.%n",
                home.toAbsolutePath().normalize(), contents.files().size(), contents.created());
        return 0;
    }
}
