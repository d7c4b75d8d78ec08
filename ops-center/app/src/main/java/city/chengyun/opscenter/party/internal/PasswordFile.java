package city.chengyun.opscenter.party.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The file with the generated passwords, {@code username=password} per line. It is created readable
 * by its owner alone, never made so afterwards.
 */
final class PasswordFile {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final String HEADER =
            "# Generated at the first start. Log in, change them, then delete this file.\n";

    private final Path file;

    PasswordFile(Path file) {
        this.file = file;
    }

    /** Appends the passwords, creating the file where it is missing. */
    void add(Map<String, String> passwords) {
        String lines =
                passwords.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining());
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.createFile(file, OWNER_ONLY);
                lines = HEADER + lines;
            }
            Files.writeString(file, lines, UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("CHENGYUN_PASSWORD_FILE " + file + ": " + e, e);
        }
    }
}
