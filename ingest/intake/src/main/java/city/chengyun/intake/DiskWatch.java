package city.chengyun.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second whether the {@link DiskReserve} is still there. A disk that cannot be looked
 * at counts as it was seen last: if it is gone, the log itself refuses.
 */
final class DiskWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DiskWatch.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int MEGABYTE_BITS = 20;

    private final @Nullable DiskReserve reserve;
    private final Disk disk;
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("intake-disk"));
    private volatile long freeBytes = Long.MAX_VALUE;

    /**
     * Prepares the watch.
     *
     * @param reserve null if there is nothing to watch: then there is always room
     */
    DiskWatch(@Nullable DiskReserve reserve) {
        this(reserve, folder -> Files.getFileStore(folder).getUsableSpace());
    }

    DiskWatch(@Nullable DiskReserve reserve, Disk disk) {
        this.reserve = reserve;
        this.disk = disk;
    }

    /** Tells how many bytes are free on the disk of a folder. */
    @FunctionalInterface
    interface Disk {
        long freeBytes(Path folder) throws IOException;
    }

    void start() {
        if (reserve != null) {
            // Never cancelled by itself: close() ends the scheduler.
            var unused =
                    scheduler.scheduleAtFixedRate(
                            () -> look(reserve), 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Whether messages may be taken, as of the last look. */
    boolean hasRoom() {
        return reserve == null || freeBytes >= reserve.bytes();
    }

    /** As of the last look. */
    long freeBytes() {
        return freeBytes;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }

    void look(DiskReserve wanted) {
        boolean hadRoom = hasRoom();
        try {
            freeBytes = disk.freeBytes(wanted.folder());
        } catch (IOException unreadable) {
            log.debug("The disk of {} cannot be looked at", wanted.folder(), unreadable);
        }
        if (hadRoom != hasRoom()) {
            log.warn(
                    "{} MB are free on the disk of {}: messages are {}",
                    freeBytes >> MEGABYTE_BITS,
                    wanted.folder(),
                    hadRoom ? "refused" : "taken again");
        }
    }
}
