package city.chengyun.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubHomeTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void makesAHomeOfAMissingDirectory() {
        var home = HubHome.open(folder.resolve("new/data"));

        assertThat(HubHome.isHome(home.path())).isTrue();
    }

    @Test
    void opensAHomeAgain() {
        HubHome.open(folder).folder("kafka");

        assertThat(HubHome.open(folder).resolve("kafka")).isDirectory();
    }

    @Test
    void refusesADirectoryWithSomethingElseInIt() throws Exception {
        Files.writeString(folder.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> HubHome.open(folder))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        folder
                                + " is not empty and is not a hub's home; name another with"
                                + " --home.");
    }

    @Test
    void refusesAHomeOfANewerVersion() throws Exception {
        Files.writeString(folder.resolve(HubHome.MARKER), "2");

        assertThatThrownBy(() -> HubHome.open(folder))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        folder
                                + " was written by a newer version of Chengyun (format 2; this one"
                                + " reads 1).");
    }

    @Test
    void refusesADamagedMarker() throws Exception {
        Files.writeString(folder.resolve(HubHome.MARKER), "one");

        assertThatThrownBy(() -> HubHome.open(folder))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("should hold a number");
    }

    @Test
    void refusesAFile() throws Exception {
        var file = Files.writeString(folder.resolve("data"), "");

        assertThatThrownBy(() -> HubHome.open(file))
                .isInstanceOf(Refused.class)
                .hasMessage(file + " is a file, not a directory.");
    }

    @Test
    void deletesAHomeWithEverythingInIt() throws Exception {
        Files.writeString(HubHome.open(folder).folder("kafka").resolve("log"), "records");

        HubHome.delete(folder);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void neverDeletesWhatIsNoHome() throws Exception {
        var thesis = Files.writeString(folder.resolve("thesis.txt"), "years of work");

        assertThatThrownBy(() -> HubHome.delete(folder))
                .isInstanceOf(Refused.class)
                .hasMessage(folder + " is not a hub's home, so it is not deleted.");
        assertThat(thesis).exists();
    }

    @Test
    void namesAFullDisk() {
        var cause = new FileSystemException("x", null, "No space left on device");

        assertThat(HubHome.refusal(folder, cause))
                .hasMessage("The disk that holds " + folder + " is full.");
    }

    @Test
    void namesAMissingPermission() {
        var cause = new AccessDeniedException(folder.toString());

        assertThat(HubHome.refusal(folder, cause))
                .hasMessage("No permission to write to " + folder + ".");
    }
}
