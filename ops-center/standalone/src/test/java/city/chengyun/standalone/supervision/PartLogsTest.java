package city.chengyun.standalone.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartLogsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    @TempDir private Path folder = Path.of("");

    @Test
    void keepsTheLastFourLargeLogs() throws Exception {
        var logs = logs();

        for (int i = 1; i <= 6; i++) {
            Files.writeString(logs.file("app"), "run " + i + " " + "x".repeat(20));
            logs.rotate("app");
        }

        assertThat(Files.size(logs.file("app"))).isZero();
        assertThat(folder.resolve("app.log.1")).content().startsWith("run 6");
        assertThat(folder.resolve("app.log.4")).content().startsWith("run 3");
        assertThat(folder.resolve("app.log.5")).doesNotExist();
    }

    @Test
    void leavesSmallLogsAlone() throws Exception {
        var logs = logs();
        Files.writeString(logs.file("app"), "short");

        logs.rotate("app");

        assertThat(logs.file("app")).hasContent("short");
    }

    @Test
    void removesWhatIsOlderThanTwoWeeks() throws Exception {
        var old = Files.writeString(folder.resolve("app.log.2"), "old");
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofDays(15))));

        logs().rotate("app");

        assertThat(old).doesNotExist();
    }

    @Test
    void showsTheLastLines() throws Exception {
        var logs = logs();
        Files.writeString(logs.file("app"), "one\n\ntwo\nthree\n");

        assertThat(logs.tail("app", 2)).containsExactly("two", "three");
        assertThat(logs.tail("broker", 2)).isEmpty();
    }

    private PartLogs logs() throws Exception {
        return new PartLogs(folder, Clock.fixed(NOW, ZoneOffset.UTC), 10);
    }
}
