package city.chengyun.simulators.replay;

import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.intake.replay.LogEntry;
import city.chengyun.simulators.record.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A recording as it is, without what an intake would not have taken. */
final class RecordedEntries implements EntryCursor {

    private static final Set<MessageKind> TAKEN =
            Set.of(MessageKind.TELEMETRY, MessageKind.EVENT, MessageKind.STATUS);

    private final RecordingReader reader;

    RecordedEntries(Path file) throws IOException {
        this.reader = new RecordingReader(file);
    }

    @Override
    public Optional<LogEntry> next() throws IOException {
        Optional<LogEntry> entry = reader.next();
        while (entry.isPresent() && !isTaken(entry.get())) {
            entry = reader.next();
        }
        return entry;
    }

    private static boolean isTaken(LogEntry entry) {
        return !(entry instanceof LogEntry.Message message)
                || DeviceTopic.parse(message.topic())
                        .filter(topic -> TAKEN.contains(topic.kind()))
                        .isPresent();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
