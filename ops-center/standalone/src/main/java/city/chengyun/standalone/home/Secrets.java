package city.chengyun.standalone.home;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * The secrets with which the parts of one hub know each other: random 256 bits each, made at the
 * first start and kept in files that only their owner reads.
 */
public final class Secrets {

    private static final int BYTES = 32;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param folder created if missing
     */
    public Secrets(Path folder) {
        this.folder = requireNonNull(folder, "folder is null");
    }

    /**
     * The secret of that name, made now if there is none yet.
     *
     * @return URL-safe text without padding
     */
    public String get(String name) {
        try {
            Files.createDirectories(
                    folder,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            var file = file(name);
            create(file);
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw HubHome.refusal(folder, e);
        }
    }

    /** The file that holds the secret, for programs that read it themselves. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    private void create(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try (var channel =
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException e) {
            // Another thread made it in between; that one counts.
        }
    }
}
