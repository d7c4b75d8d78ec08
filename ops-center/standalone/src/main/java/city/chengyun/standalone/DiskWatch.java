package city.chengyun.standalone;

import city.chengyun.standalone.parts.DiskReserve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells in one sentence when the disk that holds the home fills up, and when there is room again.
 * The broker looks for itself and refuses messages while the reserve is used up; what is left is
 * for the stores to take in what was acknowledged.
 */
final class DiskWatch {

    private static final Duration PERIOD = Duration.ofSeconds(2);

    /** A level is left upwards only with so much more room, in parts of what it takes. */
    private static final int MORE_ROOM_PARTS = 10;

    private static final int PARTS_TO_START = 8;

    private final Path home;
    private final DiskReserve reserve;
    private final LongSupplier freeBytes;
    private final Consumer<String> board;
    private final Thread thread = new Thread(this::watch, "disk-watch");
    private volatile Level level = Level.ENOUGH;

    /** What is left, from most to least; each is named after what happens on it. */
    private enum Level {
        ENOUGH,
        WARNED,
        REFUSING,
        FULL
    }

    /**
     * Prepares the watch.
     *
     * @param board shown each sentence
     */
    DiskWatch(Path home, DiskReserve reserve, Consumer<String> board) {
        this(home, reserve, () -> usableSpace(home), board);
    }

    DiskWatch(Path home, DiskReserve reserve, LongSupplier freeBytes, Consumer<String> board) {
        this.home = home;
        this.reserve = reserve;
        this.freeBytes = freeBytes;
        this.board = board;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        thread.interrupt();
    }

    /**
     * Whether a part may be started. One that a full disk has ended would only end again, and might
     * leave half a file.
     */
    boolean hasRoomToStart() {
        return freeBytes.getAsLong() >= leastBytes(Level.REFUSING);
    }

    void look() {
        var free = freeBytes.getAsLong();
        var now = levelAt(free);
        if (now.compareTo(level) < 0) {
            now = levelAt(free - free / MORE_ROOM_PARTS);
        }
        if (now != level) {
            level = now;
            board.accept(sentence(now, Words.megabytes(free)));
        }
    }

    private void watch() {
        try {
            while (true) {
                look();
                Thread.sleep(PERIOD.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Level levelAt(long free) {
        for (var candidate : Level.values()) {
            if (free >= leastBytes(candidate)) {
                return candidate;
            }
        }
        return Level.FULL;
    }

    private long leastBytes(Level candidate) {
        return switch (candidate) {
            case ENOUGH -> reserve.bytesToWarn();
            case WARNED -> reserve.bytes();
            case REFUSING -> reserve.bytes() / PARTS_TO_START;
            case FULL -> 0;
        };
    }

    private String sentence(Level now, String free) {
        var where = "%s are free on the disk that holds %s".formatted(free, home);
        var reserve = Words.megabytes(this.reserve.bytes());
        return switch (now) {
            case ENOUGH -> where + ": that is enough again.";
            case WARNED -> "Only %s: below %s messages are refused.".formatted(where, reserve);
            case REFUSING ->
                    "Only %s: messages are refused until %s are.".formatted(where, reserve);
            case FULL ->
                    "Only %s: messages are refused until %s are, and what ends waits for room."
                            .formatted(where, reserve);
        };
    }

    /** A disk that cannot be asked is not called full: whoever writes to it will tell. */
    private static long usableSpace(Path home) {
        try {
            return Files.getFileStore(home).getUsableSpace();
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
