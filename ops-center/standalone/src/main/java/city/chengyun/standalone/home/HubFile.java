package city.chengyun.standalone.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code hub.json} in the home tells other programs, and the next start, about the hub.
 *
 * @param url of the app
 * @param mqtt of the broker
 * @param ports of all services
 */
public record HubFile(String url, String mqtt, Map<Service, Integer> ports) {

    static final String NAME = "hub.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public HubFile {
        ports = Map.copyOf(ports);
    }

    /**
     * Reads it; a missing or damaged one is as good as none, since everything in it is chosen anew.
     */
    public static Optional<HubFile> find(HubHome home) {
        var file = home.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), HubFile.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Writes it so that a reader sees the old one or the new one, never half of it. */
    public void write(HubHome home) {
        Path written = home.resolve(NAME + ".new");
        try {
            Files.write(written, JSON.writeValueAsBytes(this));
            Files.move(written, home.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw HubHome.refusal(home.path(), e);
        }
    }
}
