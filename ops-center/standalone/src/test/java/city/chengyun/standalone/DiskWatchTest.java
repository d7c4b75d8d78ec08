package city.chengyun.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.standalone.parts.DiskReserve;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiskWatchTest {

    private static final Path HOME = Path.of("/srv/hub");

    private final List<String> told = new ArrayList<>();
    private long freeMegabytes = 5_000;
    private final DiskWatch watch =
            new DiskWatch(HOME, new DiskReserve(512), () -> freeMegabytes << 20, told::add);

    @Test
    void tellsOnceWhatHappensNextAsTheDiskFillsAndEmpties() {
        look(5_000, 1_024, 1_023, 900, 511, 300, 63, 10, 300, 700, 2_000, 1_500);

        assertThat(told)
                .containsExactly(
                        "Only 1023 MB are free on the disk that holds /srv/hub:"
                                + " below 512 MB messages are refused.",
                        "Only 511 MB are free on the disk that holds /srv/hub:"
                                + " messages are refused until 512 MB are.",
                        "Only 63 MB are free on the disk that holds /srv/hub:"
                                + " messages are refused until 512 MB are,"
                                + " and what ends waits for room.",
                        "Only 300 MB are free on the disk that holds /srv/hub:"
                                + " messages are refused until 512 MB are.",
                        "Only 700 MB are free on the disk that holds /srv/hub:"
                                + " below 512 MB messages are refused.",
                        "2000 MB are free on the disk that holds /srv/hub:"
                                + " that is enough again.");
    }

    @Test
    void doesNotGoOnAndOnAboutADiskAtTheLimit() {
        look(1_023, 1_024, 1_023, 1_030, 1_020);

        assertThat(told).hasSize(1);
    }

    @Test
    void nothingStartsOnADiskWithAlmostNothingLeft() {
        freeMegabytes = 64;
        assertThat(watch.hasRoomToStart()).isTrue();

        freeMegabytes = 63;
        assertThat(watch.hasRoomToStart()).isFalse();
    }

    private void look(long... megabytes) {
        for (long free : megabytes) {
            freeMegabytes = free;
            watch.look();
        }
    }
}
