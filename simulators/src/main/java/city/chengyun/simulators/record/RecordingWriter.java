package city.chengyun.simulators.record;

import city.chengyun.contract.ContractJson;
import city.chengyun.intake.replay.LogEntry;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes a recording. Thread-safe. */
public final class RecordingWriter implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final BufferedWriter writer;

    /**
     * Creates the file.
     *
     * @param partitions of the log that is recorded; null for a broker
     * @throws java.nio.file.FileAlreadyExistsException if there is one; recordings are not
     *     overwritten
     * @throws IOException if it cannot be written
     */
    public RecordingWriter(
            Path file, long startedAt, List<String> filters, @Nullable Integer partitions)
            throws IOException {
        // With sync flush, what a killed recorder has written can still be read.
        var gzip =
                new GZIPOutputStream(
                        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), BUFFER, true);
        writer = new BufferedWriter(new OutputStreamWriter(gzip, StandardCharsets.UTF_8), BUFFER);
        writeLine(
                new RecordingLines.Header(
                        RecordingLines.FORMAT,
                        RecordingLines.VERSION,
                        startedAt,
                        filters,
                        partitions));
    }

    /**
     * Appends an entry.
     *
     * @throws IOException if the disk is full
     */
    public synchronized void write(LogEntry entry) throws IOException {
        writeLine(RecordingLines.Line.of(entry));
    }

    /**
     * Makes what was written readable for others.
     *
     * @throws IOException if the disk is full
     */
    public synchronized void flush() throws IOException {
        writer.flush();
    }

    private void writeLine(Object line) throws IOException {
        writer.write(ContractJson.toText(line));
        writer.write('\n');
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }
}
