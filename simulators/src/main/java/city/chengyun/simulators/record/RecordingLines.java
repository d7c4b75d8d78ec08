package city.chengyun.simulators.record;

import city.chengyun.intake.replay.LogEntry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The JSON of a recording's lines. Version 1 had no ticks, so silence could not be judged. */
final class RecordingLines {

    static final String FORMAT = "chengyun-recording";
    static final int VERSION = 2;

    private RecordingLines() {}

    /**
     * The first line.
     *
     * @param startedAt when the recording was begun, epoch milliseconds
     * @param filters what was recorded
     * @param partitions of the log that was recorded; null for a broker
     */
    record Header(
            String format,
            int version,
            long startedAt,
            List<String> filters,
            @Nullable Integer partitions) {}

    /**
     * Every further line: a tick without a topic, or a message with one; of a message exactly one
     * of text and base64 is there.
     *
     * @param at receive time, epoch milliseconds
     */
    record Line(
            long at,
            String intake,
            @Nullable Integer partition,
            @Nullable String topic,
            @Nullable String publisher,
            @Nullable String text,
            @Nullable String base64) {

        static Line of(LogEntry entry) {
            if (entry instanceof LogEntry.Tick tick) {
                return new Line(tick.at(), tick.intake(), tick.partition(), null, null, null, null);
            }
            var message = (LogEntry.Message) entry;
            String text = utf8(message.payload());
            return new Line(
                    message.at(),
                    message.intake(),
                    null,
                    message.topic(),
                    message.publisher(),
                    text,
                    text == null ? Base64.getEncoder().encodeToString(message.payload()) : null);
        }

        /** Refuses a message without payload. */
        LogEntry toEntry() {
            if (topic == null) {
                return new LogEntry.Tick(at, intake, partition);
            }
            return new LogEntry.Message(
                    at, intake, topic, Objects.requireNonNullElse(publisher, ""), payload());
        }

        private byte[] payload() {
            if (text != null) {
                return text.getBytes(StandardCharsets.UTF_8);
            }
            if (base64 != null) {
                return Base64.getDecoder().decode(base64);
            }
            throw new IllegalArgumentException("a message has neither text nor base64");
        }

        private static @Nullable String utf8(byte[] payload) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(payload))
                        .toString();
            } catch (CharacterCodingException e) {
                return null;
            }
        }
    }
}
