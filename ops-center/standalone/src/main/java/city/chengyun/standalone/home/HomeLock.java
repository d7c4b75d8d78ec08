package city.chengyun.standalone.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One process at a time uses a home. The operating system releases the lock when its owner dies, so
 * there are no stale ones; the text in the file only tells who holds it.
 */
public final class HomeLock implements AutoCloseable {

    /** Never part of a backup. */
    static final String FILE = "hub.lock";

    private final Path home;
    private final FileChannel channel;

    private HomeLock(Path home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /**
     * Locks the home.
     *
     * @throws Refused if somebody else holds the lock; names the process and what it does
     */
    public static HomeLock acquire(Path home) {
        var file = home.resolve(FILE);
        try {
            var channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new Refused(
                        "The hub in %s is already running: %s."
                                .formatted(home, Files.readString(file).strip()));
            }
            var lock = new HomeLock(home, channel);
            lock.describe("starting");
            return lock;
        } catch (IOException e) {
            throw HubHome.refusal(home, e);
        }
    }

    /** Tells whoever finds the home locked what is going on, e.g. the address of the hub. */
    public void describe(String purpose) {
        var text = "process %d, %s".formatted(ProcessHandle.current().pid(), purpose);
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            throw HubHome.refusal(home, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // The lock goes with the process at the latest.
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
