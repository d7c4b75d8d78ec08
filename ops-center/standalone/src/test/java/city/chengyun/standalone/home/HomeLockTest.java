package city.chengyun.standalone.home;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void tellsASecondStartThatTheHubIsRunningAndWhere() {
        try (var lock = HomeLock.acquire(folder)) {
            lock.describe("http://localhost:8080");

            assertThatThrownBy(() -> HomeLock.acquire(folder))
                    .isInstanceOf(Refused.class)
                    .hasMessage(
                            "The hub in %s is already running: process %d, http://localhost:8080."
                                    .formatted(folder, ProcessHandle.current().pid()));
        }
    }

    @Test
    void isFreeAgainAfterwards() {
        HomeLock.acquire(folder).close();

        HomeLock.acquire(folder).close();
    }
}
