package city.chengyun.opscenter.live.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class LiveFeedClientMessageTest {

    private static final Path FIXTURES = Path.of("../../docs/contracts/fixtures/live-feed-client");

    private final JsonMapper json = new JsonMapper();

    static List<Path> valid() throws IOException {
        return files("valid");
    }

    static List<Path> invalid() throws IOException {
        return files("invalid");
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("valid")
    void readsWhatABrowserMaySay(Path file) throws IOException {
        String text = Files.readString(file);

        ClientMessage message = json.readValue(text, ClientMessage.class);

        assertThat(json.readTree(json.writeValueAsString(message))).isEqualTo(json.readTree(text));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesWhatTheSchemaRefuses(Path file) throws IOException {
        String text = Files.readString(file);

        assertThatThrownBy(() -> json.readValue(text, ClientMessage.class))
                .isInstanceOf(JacksonException.class);
    }
}
