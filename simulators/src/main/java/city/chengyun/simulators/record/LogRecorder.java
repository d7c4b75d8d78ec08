package city.chengyun.simulators.record;

import city.chengyun.intake.replay.IntakeReader;
import city.chengyun.intake.replay.LogEntry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.util.MqttTopicValidator;
import org.jspecify.annotations.Nullable;

/** Records what the intakes of a hub have appended, ticks included. */
final class LogRecorder {

    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final long PROGRESS_MILLIS = 1_000;

    private final String bootstrap;
    private final List<String> filters;
    private final Path out;
    private final Clock clock;
    private final PrintWriter console;
    private long messages;
    private long progressAt;

    LogRecorder(
            String bootstrap, List<String> filters, Path out, Clock clock, PrintWriter console) {
        this.bootstrap = bootstrap;
        this.filters = filters;
        this.out = out;
        this.clock = clock;
        this.console = console;
    }

    /**
     * Records.
     *
     * @param since how far back, up to what is there now; null for from now on to the end
     * @throws IOException if the log cannot be read or the file not be written
     */
    void record(@Nullable Duration since, RecordingEnd end)
            throws IOException, InterruptedException {
        long now = clock.millis();
        try (var reader =
                        since == null
                                ? IntakeReader.fromNow(bootstrap)
                                : IntakeReader.since(bootstrap, now - since.toMillis());
                var writer = new RecordingWriter(out, now, filters, reader.partitions())) {
            boolean ending = false;
            while (!reader.isAtEnd()) {
                Optional<LogEntry> next = reader.next(PATIENCE);
                if (next.isPresent() && isWanted(next.get())) {
                    writer.write(next.get());
                }
                progress(writer);
                if (!ending && end.isReached(Duration.ZERO)) {
                    ending = true;
                    reader.end();
                }
            }
            console.printf("%d messages%n", messages);
            console.flush();
        }
    }

    private boolean isWanted(LogEntry entry) {
        if (!(entry instanceof LogEntry.Message message)) {
            return true;
        }
        boolean wanted =
                filters.stream()
                        .anyMatch(filter -> MqttTopicValidator.isMatched(filter, message.topic()));
        messages += wanted ? 1 : 0;
        return wanted;
    }

    private void progress(RecordingWriter writer) throws IOException {
        long now = clock.millis();
        if (now - progressAt >= PROGRESS_MILLIS) {
            progressAt = now;
            writer.flush();
            console.printf("%d messages%n", messages);
            console.flush();
        }
    }
}
