package city.chengyun.simulators.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.intake.replay.LogEntry;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingTest {

    @TempDir private Path folder;

    @Test
    void keepsEveryPayloadByteForByte() throws Exception {
        var random = new Random(3);
        List<byte[]> payloads = new ArrayList<>();
        payloads.add(new byte[0]);
        payloads.add("{\"v\":\"积水 \\n\"}\n".getBytes(UTF_8));
        for (int i = 0; i < 200; i++) {
            byte[] payload = new byte[random.nextInt(300)];
            random.nextBytes(payload);
            payloads.add(payload);
        }

        Path file = write(payloads);

        try (var reader = new RecordingReader(file)) {
            for (int i = 0; i < payloads.size(); i++) {
                var message = (LogEntry.Message) reader.next().orElseThrow();
                assertThat(message.at()).isEqualTo(1_000 + i);
                assertThat(message.topic()).isEqualTo("city/v1/主题/" + i);
                assertThat(message.payload()).isEqualTo(payloads.get(i));
            }
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void whatAKilledRecorderLeftBehindCanBeRead() throws Exception {
        Path file = folder.resolve("running.gz");
        Path cut = folder.resolve("cut.gz");
        try (var writer = new RecordingWriter(file, 5, List.of("#"), null)) {
            writer.write(message(1, "a", "a".getBytes(UTF_8)));
            writer.write(message(2, "b", "b".getBytes(UTF_8)));
            writer.flush();
            Files.copy(file, cut);
        }

        try (var reader = new RecordingReader(cut)) {
            int read = 0;
            for (Optional<LogEntry> next = reader.next(); next.isPresent(); next = reader.next()) {
                read++;
            }
            assertThat(read).isEqualTo(2);
        }
    }

    @Test
    void keepsWhenItsIntakeWasListening() throws Exception {
        Path file = folder.resolve("ticks.gz");
        List<LogEntry> ticks =
                List.of(
                        new LogEntry.Tick(1_000, "broker-1", 3),
                        new LogEntry.Tick(2_000, "recorder", null));

        try (var writer = new RecordingWriter(file, 5, List.of("#"), 4)) {
            for (LogEntry tick : ticks) {
                writer.write(tick);
            }
        }

        try (var reader = new RecordingReader(file)) {
            assertThat(reader.partitions()).hasValue(4);
            assertThat(reader.next()).hasValue(ticks.get(0));
            assertThat(reader.next()).hasValue(ticks.get(1));
        }
    }

    @Test
    void doesNotOverwrite() throws Exception {
        write(List.of());

        assertThatThrownBy(() -> write(List.of())).isInstanceOf(FileAlreadyExistsException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{}",
                "{\"format\":\"other\",\"version\":1,\"startedAt\":0,\"filters\":[]}",
                "{\"format\":\"chengyun-recording\",\"version\":3,\"startedAt\":0,\"filters\":[]}"
            })
    void refusesWhatItCannotRead(String content) throws Exception {
        Path file = folder.resolve("other.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content.getBytes(UTF_8));
        }

        assertThatThrownBy(() -> new RecordingReader(file)).isInstanceOf(IOException.class);
        Files.writeString(file, content);
        assertThatThrownBy(() -> new RecordingReader(file)).isInstanceOf(IOException.class);
    }

    private static LogEntry message(long at, String topic, byte[] payload) {
        return new LogEntry.Message(at, "recorder", topic, "", payload);
    }

    private Path write(List<byte[]> payloads) throws IOException {
        Path file = folder.resolve("recording.gz");
        try (var writer = new RecordingWriter(file, 5, List.of("city/#"), 4)) {
            for (int i = 0; i < payloads.size(); i++) {
                writer.write(message(1_000 + i, "city/v1/主题/" + i, payloads.get(i)));
            }
        }
        return file;
    }
}
