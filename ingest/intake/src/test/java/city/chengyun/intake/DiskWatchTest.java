package city.chengyun.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DiskWatchTest {

    private static final DiskReserve RESERVE = DiskReserve.ofMegabytes(Path.of("/home/hub"), 1);

    private long freeBytes = 2 << 20;
    private boolean readable = true;
    private final DiskWatch watch = new DiskWatch(RESERVE, this::freeBytes);

    @Test
    void hasRoomExactlyWhileTheReserveIsFree() {
        watch.look(RESERVE);
        assertThat(watch.hasRoom()).isTrue();

        freeBytes = RESERVE.bytes() - 1;
        watch.look(RESERVE);
        assertThat(watch.hasRoom()).isFalse();

        freeBytes = RESERVE.bytes();
        watch.look(RESERVE);
        assertThat(watch.hasRoom()).isTrue();
    }

    @Test
    void aDiskThatCannotBeReadIsAsItWasSeenLast() {
        freeBytes = 0;
        watch.look(RESERVE);
        readable = false;

        watch.look(RESERVE);

        assertThat(watch.hasRoom()).isFalse();
    }

    @Test
    void thereIsRoomWhereNothingIsWatched() {
        var nothing = new DiskWatch(null);
        nothing.start();

        assertThat(nothing.hasRoom()).isTrue();
    }

    private long freeBytes(Path folder) throws IOException {
        assertThat(folder).isEqualTo(RESERVE.folder());
        if (!readable) {
            throw new IOException("the disk is gone");
        }
        return freeBytes;
    }
}
