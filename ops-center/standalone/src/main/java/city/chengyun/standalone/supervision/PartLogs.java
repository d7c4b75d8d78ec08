package city.chengyun.standalone.supervision;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The parts' log files. Parts write to them directly, so that they outlive the launcher; rotation
 * therefore copies and truncates instead of renaming, and may lose the line written in between.
 */
public final class PartLogs {

    private static final long MOST_BYTES = 16L << 20;
    private static final int KEPT = 4;
    private static final Duration LONGEST_AGE = Duration.ofDays(14);
    private static final int TAIL_BYTES = 8192;

    private final Path folder;
    private final Clock clock;
    private final long mostBytes;

    public PartLogs(Path folder, Clock clock) throws IOException {
        this(folder, clock, MOST_BYTES);
    }

    PartLogs(Path folder, Clock clock, long mostBytes) throws IOException {
        this.folder = Files.createDirectories(requireNonNull(folder, "folder is null"));
        this.clock = requireNonNull(clock, "clock is null");
        this.mostBytes = mostBytes;
    }

    public Path file(String part) {
        return folder.resolve(part + ".log");
    }

    Path folder() {
        return folder;
    }

    /** Rotates the part's log if it is large, and removes rotated logs that are old. */
    void rotate(String part) throws IOException {
        var log = file(part);
        if (Files.exists(log) && Files.size(log) > mostBytes) {
            for (int i = KEPT - 1; i >= 1; i--) {
                if (Files.exists(rotated(part, i))) {
                    Files.move(
                            rotated(part, i),
                            rotated(part, i + 1),
                            StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.copy(log, rotated(part, 1), StandardCopyOption.REPLACE_EXISTING);
            try (var channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
                channel.truncate(0);
            }
        }
        removeOld(part);
    }

    /** The last lines that the part printed, at most so many. */
    List<String> tail(String part, int lines) throws IOException {
        var log = file(part);
        if (!Files.exists(log)) {
            return List.of();
        }
        try (var channel = FileChannel.open(log)) {
            var from = Math.max(0, channel.size() - TAIL_BYTES);
            var bytes = ByteBuffer.allocate((int) (channel.size() - from));
            channel.read(bytes, from);
            var all =
                    StandardCharsets.UTF_8
                            .decode(bytes.flip())
                            .toString()
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        }
    }

    private void removeOld(String part) throws IOException {
        var oldest = clock.instant().minus(LONGEST_AGE);
        for (int i = 1; i <= KEPT; i++) {
            var file = rotated(part, i);
            if (Files.exists(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                Files.delete(file);
            }
        }
    }

    private Path rotated(String part, int generation) {
        return folder.resolve(part + ".log." + generation);
    }
}
