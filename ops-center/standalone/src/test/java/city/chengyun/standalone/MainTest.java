package city.chengyun.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.standalone.home.HomeLock;
import city.chengyun.standalone.home.HubHome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says and how it ends when it cannot do what was asked. */
class MainTest {

    @TempDir private Path folder = Path.of("");
    private final StringWriter errors = new StringWriter();

    @Test
    void refusesADirectoryThatIsNoHome() throws Exception {
        Files.writeString(folder.resolve("thesis.txt"), "years of work");

        assertThat(run("--home", folder.toString())).isEqualTo(1);
        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .contains("not a hub's home");
    }

    @Test
    void refusesASecondStartOnTheSameHome() {
        var home = HubHome.open(folder.resolve("home"));
        try (var lock = HomeLock.acquire(home.path())) {
            lock.describe("http://localhost:8080");

            assertThat(run("--home", home.path().toString())).isEqualTo(1);
            assertThat(errors.toString())
                    .contains("is already running: process")
                    .contains("http://localhost:8080");
        }
    }

    @Test
    void runsSimulatorsOnlyAtARunningHub() {
        var home = HubHome.open(folder.resolve("home")).path().toString();

        assertThat(run("sim", "--home", home, "replay", "--as-now", "file.gz")).isEqualTo(1);
        assertThat(errors.toString().lines())
                .singleElement()
                .asString()
                .startsWith("No hub is running in " + home);
    }

    @Test
    void verifiesTheLedgerOnlyOfARunningHub() {
        var home = HubHome.open(folder.resolve("home")).path().toString();

        assertThat(run("ledger", "verify", "--home", home)).isEqualTo(1);
        assertThat(errors.toString()).startsWith("No hub is running in " + home);
    }

    @Test
    void comparesTheLedgerOnlyWithAWholeHead() {
        assertThat(run("ledger", "verify", "--at", "7")).isEqualTo(1);
        assertThat(errors.toString()).contains("together with --expect");
    }

    @Test
    void refusesABusyPortAndLeavesNothingRunning() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(other.getLocalPort());

            assertThat(run("--home", folder.resolve("home").toString(), "--port", port))
                    .isEqualTo(1);
            assertThat(errors.toString().strip())
                    .isEqualTo("Port " + port + " is busy; choose another with --port.");
        }
        assertThat(folder.resolve("home/run")).isEmptyDirectory();
    }

    @Test
    void doesNotDeleteAHomeWithoutAYes() {
        var home = HubHome.open(folder.resolve("home"));

        assertThat(run("--home", home.path().toString(), "--fresh")).isEqualTo(1);
        assertThat(errors.toString()).contains("Add --yes to delete");
        assertThat(HubHome.isHome(home.path())).isTrue();
    }

    @Test
    void refusesAReserveThatIsNoneBeforeItDeletesAnything() {
        var home = HubHome.open(folder.resolve("home"));

        assertThat(run("--home", home.path() + "", "--fresh", "--yes", "--disk-reserve", "0"))
                .isEqualTo(1);
        assertThat(errors.toString().strip())
                .isEqualTo("--disk-reserve is 0; it can be 1 to 1048576 MB.");
        assertThat(HubHome.isHome(home.path())).isTrue();
    }

    @Test
    void refusesADiskThatHasTooLittleRoomToStart() {
        assertThat(run("--home", folder.resolve("home") + "", "--disk-reserve", "1048576"))
                .isEqualTo(1);
        assertThat(errors.toString()).contains("the hub needs at least 1049600 MB.");
    }

    @Test
    void neverDeletesWhatIsNoHomeEvenWithAYes() throws Exception {
        var thesis = Files.writeString(folder.resolve("thesis.txt"), "years of work");

        assertThat(run("--home", folder.toString(), "--fresh", "--yes")).isEqualTo(1);
        assertThat(thesis).exists();
    }

    @Test
    void backsUpAndRestores() {
        var home = HubHome.open(folder.resolve("home"));
        var file = folder.resolve("hub.backup").toString();
        var restored = folder.resolve("restored");

        assertThat(run("backup", "--home", home.path().toString(), file)).isZero();
        assertThat(run("restore", "--home", restored.toString(), file)).isZero();
        assertThat(HubHome.isHome(restored)).isTrue();
        assertThat(run("restore", "--home", restored.toString(), file)).isEqualTo(1);
        assertThat(run("restore", "--home", restored.toString(), file, "--fresh", "--yes"))
                .isZero();
    }

    @Test
    void doesNotBackUpARunningHub() {
        var home = HubHome.open(folder.resolve("home"));
        try (var lock = HomeLock.acquire(home.path())) {
            lock.describe("http://localhost:8080");

            assertThat(run("backup", "--home", home.path().toString(), folder + "/hub.backup"))
                    .isEqualTo(1);
            assertThat(errors.toString()).contains("is already running");
        }
    }

    @Test
    void namesABackupThatDoesNotExist() {
        assertThat(run("restore", "--home", folder + "/home", folder + "/hub.backup")).isEqualTo(1);
        assertThat(errors.toString()).contains("hub.backup does not exist");
    }

    @Test
    void endsWithTwoOnAnUnknownOption() {
        assertThat(run("--colour", "blue")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return Main.commandLine().setErr(new PrintWriter(errors, true)).execute(arguments);
    }
}
