package city.chengyun.simulators.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The messages that the broker has taken responsibility for, as CSV with a header: {@code
 * device,seq,ts,kind,properties,first_value}. A restart test compares the store with it.
 * Thread-safe.
 */
final class AckLog implements AutoCloseable {

    private final BufferedWriter writer;
    private final LoadPlan plan;

    /**
     * Creates or replaces the file.
     *
     * @throws IOException if it cannot be written
     */
    AckLog(Path file, LoadPlan plan) throws IOException {
        this.writer = Files.newBufferedWriter(file);
        this.plan = plan;
        writer.write("device,seq,ts,kind,properties,first_value\n");
    }

    synchronized void onAcknowledged(LoadMessage message) {
        try {
            writer.write(
                    "%s,%d,%d,%s,%s,%s%n"
                            .formatted(
                                    plan.deviceId(message.device()),
                                    message.seq(),
                                    message.ts(),
                                    message.kind(),
                                    message.properties(),
                                    message.firstValue()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void flush() {
        try {
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }
}
