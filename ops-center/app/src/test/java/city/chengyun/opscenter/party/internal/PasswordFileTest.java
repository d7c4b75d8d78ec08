package city.chengyun.opscenter.party.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {

    @Test
    void isReadableByItsOwnerAloneAndKeepsWhatItHolds(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("home/passwords");

        new PasswordFile(file).add(Map.of("duty", "one"));
        new PasswordFile(file).add(Map.of("viewer", "two"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readAllLines(file)).contains("duty=one", "viewer=two");
    }
}
