package city.chengyun.simulators.record;

import city.chengyun.contract.ContractJson;
import city.chengyun.intake.replay.LogEntry;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Reads a recording from its beginning. Not thread-safe. */
public final class RecordingReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingReader.class);

    private final Path file;
    private final BufferedReader reader;
    private final RecordingLines.Header header;
    private long line;

    /**
     * Opens a recording and checks its header.
     *
     * @throws IOException if it is no recording, or one of a version this one cannot read
     */
    public RecordingReader(Path file) throws IOException {
        this.file = file;
        try {
            reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    new UntilCutOff(
                                            new GZIPInputStream(Files.newInputStream(file))),
                                    StandardCharsets.UTF_8));
        } catch (ZipException | EOFException e) {
            throw new IOException(file + " is no recording", e);
        }
        try {
            header = readHeader();
        } catch (JacksonException e) {
            reader.close();
            throw new IOException(file + " is no recording", e);
        }
    }

    private RecordingLines.Header readHeader() throws IOException {
        String first = nextLine().orElseThrow(() -> new IOException(file + " is empty"));
        var found = ContractJson.fromText(first, RecordingLines.Header.class);
        if (!RecordingLines.FORMAT.equals(found.format())) {
            throw new IOException(file + " is no recording");
        }
        if (found.version() != RecordingLines.VERSION) {
            throw new IOException(
                    "%s is of version %d, this program reads version %d"
                            .formatted(file, found.version(), RecordingLines.VERSION));
        }
        return found;
    }

    /** How many partitions the recorded log had; empty for the recording of a broker. */
    public Optional<Integer> partitions() {
        return Optional.ofNullable(header.partitions());
    }

    /**
     * The next entry; empty at the end. A recording whose recorder was killed ends early.
     *
     * @throws IOException if a line is not what it should be, with its number
     */
    public Optional<LogEntry> next() throws IOException {
        Optional<String> text = nextLine();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    ContractJson.fromText(text.get(), RecordingLines.Line.class).toEntry());
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw new IOException("%s, line %d is damaged".formatted(file, line), e);
        }
    }

    private Optional<String> nextLine() throws IOException {
        line++;
        return Optional.ofNullable(reader.readLine());
    }

    /** Ends where a recorder was killed, instead of failing there. */
    private final class UntilCutOff extends FilterInputStream {

        UntilCutOff(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (EOFException e) {
                LOG.warn("{} was cut off", file);
                return -1;
            }
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
