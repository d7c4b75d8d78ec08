package city.chengyun.standalone.home;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.util.Comparator;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Makes a home of a file that {@link Backup} has written. */
public final class Restore {

    private Restore() {}

    /**
     * Reads the whole file and compares every checksum.
     *
     * @throws Refused if it is not a complete, undamaged backup that this version can read
     */
    public static Manifest check(Path file) {
        try (var zip = new ZipFile(file.toFile())) {
            var manifest = manifest(zip, file);
            for (var entry : manifest.files()) {
                if (!entry.folder()) {
                    copy(zip, file, entry, OutputStream.nullOutputStream());
                }
            }
            return manifest;
        } catch (ZipException e) {
            throw new Refused(file + " is not a backup, or was cut short.", e);
        } catch (NoSuchFileException e) {
            throw new Refused(file + " does not exist.", e);
        } catch (IOException e) {
            throw new Refused("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Unpacks the file to a directory that must be missing or empty. The marker that makes it a
     * home comes last, so that half a restore is never started.
     *
     * @throws Refused if the directory is in use, or cannot be written
     */
    public static void to(Path home, Path file, Manifest manifest) {
        try (var zip = new ZipFile(file.toFile())) {
            requireEmpty(home);
            Files.createDirectories(home);
            var ordered =
                    manifest.files().stream()
                            .sorted(
                                    Comparator.comparing(
                                                    (Manifest.Entry entry) ->
                                                            entry.name().equals(HubHome.MARKER))
                                            .thenComparing(Manifest.Entry::name))
                            .toList();
            for (var entry : ordered) {
                unpack(zip, file, entry, home);
            }
        } catch (IOException e) {
            throw HubHome.refusal(home, e);
        }
    }

    private static void unpack(ZipFile zip, Path file, Manifest.Entry entry, Path home)
            throws IOException {
        var target = home.resolve(entry.name()).normalize();
        if (!target.startsWith(home)) {
            throw new Refused("%s is damaged: %s leaves the home.".formatted(file, entry.name()));
        }
        if (entry.folder()) {
            Files.createDirectories(target);
        } else {
            Files.createDirectories(target.getParent());
            try (var out = Files.newOutputStream(target)) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
                copy(zip, file, entry, out);
            }
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(entry.permissions()));
    }

    private static void copy(ZipFile zip, Path file, Manifest.Entry entry, OutputStream out)
            throws IOException {
        var digest = Manifest.newDigest();
        try (var in = new DigestInputStream(contents(zip, file, entry.name()), digest)) {
            in.transferTo(out);
        }
        if (!Manifest.hex(digest).equals(entry.sha256())) {
            throw new Refused("%s is damaged at %s.".formatted(file, entry.name()));
        }
    }

    private static Manifest manifest(ZipFile zip, Path file) throws IOException {
        if (zip.getEntry(Manifest.NAME) == null) {
            throw new Refused(file + " is not a backup of a hub.");
        }
        try (var in = contents(zip, file, Manifest.NAME)) {
            return Manifest.parse(in.readAllBytes(), file);
        }
    }

    private static InputStream contents(ZipFile zip, Path file, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new Refused("%s is damaged: %s is missing.".formatted(file, name));
        }
        return zip.getInputStream(entry);
    }

    private static void requireEmpty(Path home) throws IOException {
        if (!Files.exists(home)) {
            return;
        }
        try (var entries = Files.list(home)) {
            if (entries.findAny().isPresent()) {
                throw new Refused(
                        home + " is not empty; add --fresh --yes to replace what is in it.");
            }
        }
    }
}
