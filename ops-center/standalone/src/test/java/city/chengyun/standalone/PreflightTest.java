package city.chengyun.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.standalone.home.Refused;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void namesAMissingTool() {
        assertThatThrownBy(() -> Preflight.requireTools(folder.toString(), "setsid"))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        "The program setsid is missing; on Debian it is in the package"
                                + " util-linux.");
    }

    @Test
    void namesADiskThatIsTooFull() {
        assertThatThrownBy(() -> Preflight.requireSpace(folder, Long.MAX_VALUE))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("are free on the disk that holds " + folder);
    }

    @Test
    void isContentWithEnough() {
        Preflight.requireSpace(folder, 1);

        assertThat(folder).exists();
    }
}
