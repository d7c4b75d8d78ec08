package city.chengyun.standalone.supervision;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Remembers on disk which processes were started, so that a launcher whose predecessor was killed
 * finds them again. A process is known by its id and its start time, since ids are used again.
 */
public final class ProcessRecords {

    private static final String SUFFIX = ".pid";

    private final Path folder;

    /**
     * @param folder where the records lie; created if missing
     */
    public ProcessRecords(Path folder) throws IOException {
        this.folder = Files.createDirectories(requireNonNull(folder, "folder is null"));
    }

    void remember(String part, ProcessHandle process, StopSignal signal) throws IOException {
        var start = process.info().startInstant().map(Instant::toString).orElse("");
        var written = folder.resolve(part + ".new");
        Files.writeString(written, "%d %s %s".formatted(process.pid(), start, signal));
        Files.move(written, file(part), StandardCopyOption.ATOMIC_MOVE);
    }

    void forget(String part) throws IOException {
        Files.deleteIfExists(file(part));
    }

    void forgetAll() throws IOException {
        for (var file : files()) {
            Files.deleteIfExists(file);
        }
    }

    /** The remembered processes that still run, the last started first. */
    List<Running> running() throws IOException {
        var running = new ArrayList<Running>();
        for (var file : files()) {
            parse(Files.readString(file)).ifPresent(running::add);
        }
        running.sort(Comparator.comparing(Running::start).reversed());
        return running;
    }

    /** A process that is still running, and the signal that ends it in an orderly way. */
    record Running(ProcessHandle process, Instant start, StopSignal signal) {}

    private static Optional<Running> parse(String text) {
        var fields = text.strip().split(" ", -1);
        if (fields.length != 3) {
            return Optional.empty();
        }
        try {
            var start = Instant.parse(fields[1]);
            var signal = StopSignal.valueOf(fields[2]);
            return ProcessHandle.of(Long.parseLong(fields[0]))
                    .filter(process -> process.info().startInstant().equals(Optional.of(start)))
                    .map(process -> new Running(process, start, signal));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
        }
    }

    private Path file(String part) {
        return folder.resolve(part + SUFFIX);
    }
}
