package city.chengyun.opscenter.system.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.opscenter.system.internal.SystemStatus.DiskState;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubDiskTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void looksAtTheDiskThatItWasToldOf() {
        assertThat(new HubDisk(new DiskProperties(folder, 1)).look())
                .hasValueSatisfying(disk -> assertThat(disk.reserveMb()).isEqualTo(1));
        assertThat(new HubDisk(new DiskProperties(null, 512)).look()).isEmpty();
        assertThat(new HubDisk(new DiskProperties(Path.of(""), 512)).look()).isEmpty();
        assertThat(new HubDisk(new DiskProperties(folder.resolve("gone"), 512)).look()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1024, ENOUGH", "1023, LOW", "512, LOW", "511, FULL", "0, FULL"})
    void measuresWhatIsLeftAgainstTheReserve(long freeMb, DiskState state) {
        assertThat(HubDisk.state(freeMb, 512)).isEqualTo(state);
    }

    @Test
    void namesAReserveOutsideItsRange() {
        assertThatThrownBy(() -> new DiskProperties(folder, 0))
                .hasMessage("CHENGYUN_DISK_RESERVE_MB is 0; allowed: 1 to 1048576");
    }
}
