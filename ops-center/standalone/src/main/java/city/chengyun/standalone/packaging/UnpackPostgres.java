package city.chengyun.standalone.packaging;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL's programs while the hub is built, so that no start has to. */
public final class UnpackPostgres {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private UnpackPostgres() {}

    /**
     * @param arguments the folder to unpack to, and the version, which is remembered there so that
     *     a second build has nothing to do
     */
    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var version = arguments[1];
        var marker = folder.resolve("version");
        if (Files.exists(marker) && Files.readString(marker).equals(version)) {
            return;
        }
        try (var archive = UnpackPostgres.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null) {
                throw new IOException(ARCHIVE + " is not on the class path");
            }
            var tar =
                    new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)));
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, folder);
            }
        }
        Files.writeString(marker, version);
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
            throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("entry leaves the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
