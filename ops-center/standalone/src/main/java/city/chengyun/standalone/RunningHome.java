package city.chengyun.standalone;

import static java.util.Objects.requireNonNull;

import city.chengyun.standalone.home.HomeLock;
import city.chengyun.standalone.home.HubFile;
import city.chengyun.standalone.home.HubHome;
import city.chengyun.standalone.home.Refused;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The home of a hub that is running, for commands that work with it.
 *
 * @param file where its services are
 */
record RunningHome(HubHome home, HubFile file) {

    RunningHome {
        requireNonNull(home, "home is null");
        requireNonNull(file, "file is null");
    }

    /**
     * @throws Refused if no hub is running there
     */
    static RunningHome of(Path directory) {
        requireRunning(directory.toAbsolutePath().normalize());
        var home = HubHome.open(directory);
        return new RunningHome(
                home,
                HubFile.find(home)
                        .orElseThrow(() -> new Refused(home.path() + " has no hub.json.")));
    }

    private static void requireRunning(Path directory) {
        if (HubHome.isHome(directory)) {
            try (var lock = HomeLock.acquire(directory)) {
                lock.describe("asked whether it runs");
            } catch (Refused running) {
                return;
            }
        }
        throw new Refused(
                "No hub is running in %s; start it with ./run, or name its home directly after the command: --home DIR."
                        .formatted(directory));
    }

    /**
     * Runs a program in our terminal to its end.
     *
     * @return its exit code
     */
    static int run(ProcessBuilder program) throws IOException, InterruptedException {
        var process = program.inheritIO().start();
        // Ctrl-C reaches both of us; SIGTERM only this one.
        var stop = new Thread(() -> stop(process), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        return process.waitFor();
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
