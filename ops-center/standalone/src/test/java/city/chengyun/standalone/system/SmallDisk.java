package city.chengyun.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * A small file system in memory, mounted at a folder. Needs to be root; where mounting is refused,
 * tests are skipped, except on a build machine: there it is a failure.
 */
final class SmallDisk implements AutoCloseable {

    private static final int MEGABYTE = 1 << 20;
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    static SmallDisk mountedAt(Path folder, int megabytes) throws IOException {
        Files.createDirectories(folder);
        // What a test that was killed has left.
        run("umount", "--lazy", folder.toString());
        var size = "size=%dm".formatted(megabytes);
        var mounted = run("mount", "-t", "tmpfs", "-o", size, "chengyun-test", folder.toString());
        if ("true".equals(System.getenv("CI"))) {
            assertThat(mounted).returns(0, Ended::exitCode);
        }
        assumeThat(mounted).as("needs to mount a tmpfs").returns(0, Ended::exitCode);
        return new SmallDisk(folder);
    }

    long freeMegabytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
    }

    /** Writes until so much is left. */
    void fillUpTo(int megabytesLeft) throws IOException {
        var zeros = new byte[MEGABYTE];
        try (var out =
                Files.newOutputStream(
                        filler, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (freeMegabytes() > megabytesLeft) {
                out.write(zeros);
            }
        }
    }

    void makeRoom() throws IOException {
        Files.delete(filler);
    }

    @Override
    public void close() {
        run("umount", "--lazy", folder.toString());
    }

    private static Ended run(String... command) {
        return Ended.after(new ProcessBuilder(List.of(command)), "", AT_MOST);
    }
}
