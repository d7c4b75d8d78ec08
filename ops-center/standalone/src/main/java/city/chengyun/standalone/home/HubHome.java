package city.chengyun.standalone.home;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The directory that holds everything one hub keeps. A marker file says that it is one and in which
 * format, so that nothing else is ever taken for a home, or deleted as one.
 */
public final class HubHome {

    /** The format that this version writes; older ones are read too. */
    static final int FORMAT = 1;

    static final String MARKER = "chengyun-home";

    private final Path path;

    private HubHome(Path path) {
        this.path = path;
    }

    /**
     * Opens a home, or makes one of an empty or missing directory.
     *
     * @throws Refused if the directory is something else, was written by a newer version or cannot
     *     be written to
     */
    public static HubHome open(Path directory) {
        var path = requireNonNull(directory, "directory is null").toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            if (isHome(path)) {
                requireKnownFormat(path);
            } else if (isEmpty(path)) {
                Files.writeString(path.resolve(MARKER), FORMAT + "\n");
            } else {
                throw new Refused(
                        path + " is not empty and is not a hub's home; name another with --home.");
            }
            if (!Files.isWritable(path)) {
                throw new AccessDeniedException(path.toString());
            }
            return new HubHome(path);
        } catch (IOException e) {
            throw refusal(path, e);
        }
    }

    /** True if the directory carries a hub's marker. */
    public static boolean isHome(Path directory) {
        return Files.isRegularFile(directory.resolve(MARKER));
    }

    /**
     * Removes a home with all its data; a missing or empty directory is left alone.
     *
     * @throws Refused if the directory is something else, or cannot be removed
     */
    public static void delete(Path directory) {
        var path = directory.toAbsolutePath().normalize();
        try {
            if (!Files.exists(path) || isEmpty(path)) {
                return;
            }
            if (!isHome(path)) {
                throw new Refused(path + " is not a hub's home, so it is not deleted.");
            }
            deleteContents(path);
        } catch (IOException e) {
            throw refusal(path, e);
        }
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** The folder of one part's data; created if missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw refusal(path, e);
        }
    }

    /** Where the app writes the passwords that it generates. */
    public Path passwordFile() {
        return path.resolve("passwords.txt");
    }

    /** Turns what the file system says into a sentence. */
    static Refused refusal(Path path, IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return new Refused("No permission to write to " + path + ".", cause);
        }
        if (cause instanceof FileAlreadyExistsException) {
            return new Refused(path + " is a file, not a directory.", cause);
        }
        var reason = cause instanceof FileSystemException e ? e.getReason() : cause.getMessage();
        if (reason != null && reason.contains("No space left")) {
            return new Refused("The disk that holds " + path + " is full.", cause);
        }
        return new Refused(
                "%s cannot be used: %s.".formatted(path, reason == null ? cause : reason), cause);
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (var entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void requireKnownFormat(Path path) throws IOException {
        var text = Files.readString(path.resolve(MARKER)).strip();
        int format;
        try {
            format = Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refused(path.resolve(MARKER) + " is damaged: it should hold a number.", e);
        }
        if (format > FORMAT) {
            throw new Refused(
                    "%s was written by a newer version of Chengyun (format %d; this one reads %d)."
                            .formatted(path, format, FORMAT));
        }
    }

    private static void deleteContents(Path path) throws IOException {
        try (var files = Files.walk(path)) {
            // The marker goes last: a deletion cut short is still known as a home.
            var ordered =
                    files.filter(file -> !file.equals(path))
                            .sorted(
                                    Comparator.<Path, Boolean>comparing(
                                                    file -> file.equals(path.resolve(MARKER)))
                                            .thenComparing(Comparator.reverseOrder()))
                            .toList();
            for (var file : ordered) {
                Files.delete(file);
            }
        }
    }
}
