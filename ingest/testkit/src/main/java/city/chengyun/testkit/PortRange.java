package city.chengyun.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The ports of this process. Test runs at the same time have different ranges, because a port is
 * free again between being found and being used.
 */
final class PortRange {

    private static final int LOWEST = 10_000;

    /** Linux gives ports from here on to outgoing connections. */
    private static final int LOWEST_OUTGOING = 32_768;

    private static final int RANGES = 8;

    static final int SIZE = (LOWEST_OUTGOING - LOWEST) / RANGES;

    /** Never closed: the lock is held until the process ends. */
    private static final List<FileChannel> CLAIMED = new ArrayList<>();

    static final int FIRST = LOWEST + SIZE * claim();

    private PortRange() {}

    /** The first range whose lock file nobody else holds. */
    private static int claim() {
        try {
            Path folder = Files.createDirectories(lockFiles());
            for (int range = 0; range < RANGES; range++) {
                FileChannel file =
                        FileChannel.open(
                                folder.resolve(Integer.toString(range)),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                if (file.tryLock() != null) {
                    CLAIMED.add(file);
                    return range;
                }
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(RANGES + " test runs at once are too many");
    }

    private static Path lockFiles() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "chengyun-test-ports-" + System.getProperty("user.name"));
    }
}
