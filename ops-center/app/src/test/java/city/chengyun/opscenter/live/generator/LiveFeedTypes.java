package city.chengyun.opscenter.live.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Which files are made of which schema. Paths begin at the folder of the app. */
final class LiveFeedTypes {

    static final Path SERVER_SCHEMA = schema("live-feed");
    static final Path CLIENT_SCHEMA = schema("live-feed-client");

    private static final Path TYPE_SCRIPT = Path.of("../web/src/live/messages.generated.ts");

    private LiveFeedTypes() {}

    /** The text of each file as the schemas have it now. */
    static Map<Path, String> generate() throws IOException {
        FeedSchema server = SchemaReader.read(SERVER_SCHEMA);
        FeedSchema client = SchemaReader.read(CLIENT_SCHEMA);
        return Map.of(
                java(server),
                JavaWriter.write(server),
                java(client),
                JavaWriter.write(client),
                TYPE_SCRIPT,
                TypeScriptWriter.write(server, client));
    }

    private static Path schema(String name) {
        return Path.of("../../docs/contracts/schemas/" + name + ".schema.json");
    }

    private static Path java(FeedSchema schema) {
        return Path.of("src/main/java/" + schema.javaType().replace('.', '/') + ".java");
    }
}
