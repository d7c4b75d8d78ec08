package city.chengyun.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    @TempDir private Path folder = Path.of("");
    private Path file = Path.of("");
    private Path restored = Path.of("");

    @BeforeEach
    void fillAHome() throws Exception {
        file = folder.resolve("hub.backup");
        restored = folder.resolve("restored");
        var home = home();
        Files.writeString(home.folder("kafka").resolve("00000.log"), "records");
        Files.createDirectories(home.folder("postgres").resolve("data/pg_notify"));
        new Secrets(home.resolve("secrets")).get("mqtt-secret");
        Files.writeString(home.folder("logs").resolve("kafka.log"), "chatter");
        Files.writeString(home.folder("run").resolve("kafka.pid"), "1");
    }

    @Test
    void bringsBackFilesFoldersAndPermissions() throws Exception {
        new Backup(CLOCK).write(home(), file);

        Restore.to(restored, file, Restore.check(file));

        assertThat(restored.resolve("kafka/00000.log")).hasContent("records");
        assertThat(restored.resolve("postgres/data/pg_notify")).isEmptyDirectory();
        assertThat(permissions(restored.resolve("secrets/mqtt-secret"))).isEqualTo("rw-------");
        assertThat(permissions(restored.resolve("secrets"))).isEqualTo("rwx------");
        assertThat(HubHome.isHome(restored)).isTrue();
    }

    @Test
    void leavesOutWhatOnlyTheRunningHubNeeds() {
        var names =
                new Backup(CLOCK).write(home(), file).files().stream().map(Manifest.Entry::name);

        assertThat(names)
                .noneMatch(name -> name.startsWith("logs"))
                .noneMatch(name -> name.startsWith("run"));
    }

    @Test
    void isReadableForItsOwnerOnly() throws Exception {
        new Backup(CLOCK).write(home(), file);

        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    void doesNotOverwriteAFile() throws Exception {
        Files.writeString(file, "the last backup");

        assertThatThrownBy(() -> new Backup(CLOCK).write(home(), file))
                .isInstanceOf(Refused.class)
                .hasMessage(file + " exists already.");
        assertThat(file).hasContent("the last backup");
    }

    @Test
    void refusesToRestoreOverSomethingElse() throws Exception {
        new Backup(CLOCK).write(home(), file);
        Files.createDirectories(restored.resolve("x"));

        assertThatThrownBy(() -> Restore.to(restored, file, Restore.check(file)))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        restored + " is not empty; add --fresh --yes to replace what is in it.");
    }

    @Test
    void noticesAFileThatWasCutShort() throws Exception {
        new Backup(CLOCK).write(home(), file);
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }

        assertThatThrownBy(() -> Restore.check(file))
                .isInstanceOf(Refused.class)
                .hasMessage(file + " is not a backup, or was cut short.");
    }

    @Test
    void noticesAnotherKindOfZip() throws Exception {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("holiday.jpg"));
        }

        assertThatThrownBy(() -> Restore.check(file))
                .isInstanceOf(Refused.class)
                .hasMessage(file + " is not a backup of a hub.");
    }

    private HubHome home() {
        return HubHome.open(folder.resolve("home"));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
