package city.chengyun.intake;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * What is to stay free on the disk of the log and the stores: for what was acknowledged to find its
 * way into them, and for checkpoints.
 *
 * @param folder any folder on that disk
 * @param bytes more than 0; while less is free, no message is taken
 */
public record DiskReserve(Path folder, long bytes) {

    private static final int MEGABYTE = 1 << 20;

    public DiskReserve {
        requireNonNull(folder, "folder is null");
        if (bytes <= 0) {
            throw new IllegalArgumentException("bytes is " + bytes);
        }
    }

    static DiskReserve ofMegabytes(Path folder, int megabytes) {
        return new DiskReserve(folder, (long) megabytes * MEGABYTE);
    }
}
