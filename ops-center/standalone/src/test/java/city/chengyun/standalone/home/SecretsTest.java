package city.chengyun.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void keepsASecretBetweenStarts() {
        var first = new Secrets(folder.resolve("secrets")).get("mqtt-secret");

        assertThat(new Secrets(folder.resolve("secrets")).get("mqtt-secret")).isEqualTo(first);
    }

    @Test
    void makesADifferentOneForEachName() {
        var secrets = new Secrets(folder.resolve("secrets"));

        assertThat(secrets.get("mqtt-secret"))
                .isNotEqualTo(secrets.get("database-password"))
                .matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void letsOnlyItsOwnerReadIt() throws Exception {
        var secrets = new Secrets(folder.resolve("secrets"));
        secrets.get("mqtt-secret");

        var file = Files.getPosixFilePermissions(secrets.file("mqtt-secret"));
        var parent = Files.getPosixFilePermissions(folder.resolve("secrets"));

        assertThat(PosixFilePermissions.toString(file)).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(parent)).isEqualTo("rwx------");
    }
}
