package city.chengyun.standalone.home;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a stopped hub's home to one ZIP file. Its last entry is a {@link Manifest} with the format
 * and each file's size, permissions and checksum, so a file cut short is never taken for a backup.
 */
public final class Backup {

    /** What the next start makes anew, or what says that somebody is using the home. */
    private static final Set<String> LEFT_OUT = Set.of("run", "logs", "classes", HomeLock.FILE);

    private final Clock clock;

    public Backup(Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
    }

    /**
     * Writes the backup; the caller holds the home's lock.
     *
     * @param file must not exist; after a failure it does not exist either
     * @throws Refused if it exists or cannot be written
     */
    public Manifest write(HubHome home, Path file) {
        if (file.startsWith(home.path())) {
            throw new Refused("The backup cannot be written into the home itself.");
        }
        try (var created =
                Files.newOutputStream(createOwnersOnly(file), StandardOpenOption.WRITE)) {
            return write(home, created);
        } catch (FileAlreadyExistsException e) {
            throw new Refused(file + " exists already.", e);
        } catch (IOException e) {
            deleteUnfinished(file);
            throw HubHome.refusal(file, e);
        }
    }

    private Manifest write(HubHome home, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            var entries = new ArrayList<Manifest.Entry>();
            for (var path : contents(home.path())) {
                entries.add(add(zip, home.path(), path));
            }
            var manifest = new Manifest(Manifest.FORMAT, clock.instant(), entries);
            zip.putNextEntry(new ZipEntry(Manifest.NAME));
            zip.write(manifest.toJson());
            zip.closeEntry();
            return manifest;
        }
    }

    /** Folders too: PostgreSQL does not start without its empty ones. */
    private static List<Path> contents(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(path -> !path.equals(home))
                    .filter(path -> !LEFT_OUT.contains(home.relativize(path).getName(0).toString()))
                    .filter(
                            path ->
                                    Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                                            || Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private static Manifest.Entry add(ZipOutputStream zip, Path home, Path path)
            throws IOException {
        var name = home.relativize(path).toString();
        var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        if (Files.isDirectory(path)) {
            zip.putNextEntry(new ZipEntry(name + "/"));
            zip.closeEntry();
            return new Manifest.Entry(name, true, 0, mode, "");
        }
        zip.putNextEntry(new ZipEntry(name));
        var digest = Manifest.newDigest();
        var size = Files.copy(path, new DigestOutputStream(zip, digest));
        zip.closeEntry();
        return new Manifest.Entry(name, false, size, mode, Manifest.hex(digest));
    }

    /** It holds the hub's secrets. */
    private static Path createOwnersOnly(Path file) throws IOException {
        return Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static void deleteUnfinished(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The failure that brought us here is the one to tell.
        }
    }
}
