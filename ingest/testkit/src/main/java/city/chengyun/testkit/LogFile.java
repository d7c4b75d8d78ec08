package city.chengyun.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;

/** The output of one server, under {@code target/testkit} of the module under test. */
record LogFile(Path path) {

    private static final AtomicInteger SERVERS = new AtomicInteger();
    private static final int TAIL_LINES = 40;

    static LogFile create(String server) {
        try {
            var folder = Files.createDirectories(Path.of("target", "testkit"));
            var name =
                    "%s-%d-%d.log"
                            .formatted(
                                    server,
                                    ProcessHandle.current().pid(),
                                    SERVERS.incrementAndGet());
            return new LogFile(folder.resolve(name).toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void append(String text) {
        try {
            Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String tail() {
        if (!Files.exists(path)) {
            return "(it printed nothing)";
        }
        try {
            return tail(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of a text. */
    static String tail(String text) {
        var lines = text.lines().toList();
        return String.join(
                "\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }
}
