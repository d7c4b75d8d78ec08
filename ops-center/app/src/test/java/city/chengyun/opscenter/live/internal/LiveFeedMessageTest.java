package city.chengyun.opscenter.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class LiveFeedMessageTest {

    private static final Path FIXTURES = Path.of("../../docs/contracts/fixtures/live-feed/valid");

    private final JsonMapper json = new JsonMapper();

    /** Devices have no record here, and alerts are what their own module makes of them. */
    static List<Path> fixtures() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES)) {
            return files.filter(file -> !file.getFileName().toString().matches("(live|alert).*"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void isWrittenAsTheContractShowsIt(Path file) throws IOException {
        ObjectNode shown = (ObjectNode) json.readTree(Files.readString(file));

        LiveFeedMessage message = json.treeToValue(shown, LiveFeedMessage.class);

        JsonNode written = json.readTree(json.writeValueAsString(message));
        shown.properties()
                .forEach(
                        property ->
                                assertThat(written.path(property.getKey()))
                                        .as(property.getKey())
                                        .isEqualTo(property.getValue()));
    }
}
