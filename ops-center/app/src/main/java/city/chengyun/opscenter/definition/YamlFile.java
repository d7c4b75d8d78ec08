package city.chengyun.opscenter.definition;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A file of data that the hub cannot start without. What is wrong in it is told with file, line and
 * reason.
 */
public final class YamlFile {

    private static final YAMLMapper MAPPER =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private final String name;
    private final byte[] content;

    private YamlFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /** A file of the app. */
    public static YamlFile of(Resource resource) {
        String name = String.valueOf(resource.getFilename());
        try (InputStream in = resource.getInputStream()) {
            return new YamlFile(name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }

    /** A file by its content. */
    public static YamlFile of(String name, byte[] content) {
        return new YamlFile(name, content);
    }

    /**
     * Reads all of it.
     *
     * @throws IllegalStateException with file, line and reason if it is not of the type's form
     */
    public <T> T read(Class<T> type) {
        try {
            return MAPPER.readValue(content, type);
        } catch (JacksonException e) {
            throw wrong(e.getLocation(), reason(e), e);
        }
    }

    private static String reason(JacksonException e) {
        @Nullable Throwable cause = e.getCause();
        return e instanceof ValueInstantiationException && cause != null
                ? String.valueOf(cause.getMessage())
                : String.valueOf(e.getOriginalMessage());
    }

    /** What to throw when the part at a JSON pointer does not fit the others. */
    public IllegalStateException wrong(String pointer, String reason, Throwable cause) {
        return wrong(lineOf(pointer), reason, cause);
    }

    private IllegalStateException wrong(
            @Nullable TokenStreamLocation at, String reason, Throwable cause) {
        return wrong(at == null ? 0 : at.getLineNr(), reason, cause);
    }

    private IllegalStateException wrong(int line, String reason, Throwable cause) {
        String where = line > 0 ? name + ":" + line : name;
        return new IllegalStateException(where + ": " + reason, cause);
    }

    /** The line of a part, or of what it stands in where the part itself is missing. */
    private int lineOf(String pointer) {
        Map<String, Integer> lines = lines();
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            @Nullable Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return 1;
    }

    private Map<String, Integer> lines() {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = MAPPER.createParser(content)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        parser.streamReadContext().pathAsPointer().toString(),
                        parser.currentTokenLocation().getLineNr());
            }
        } catch (StreamReadException e) {
            throw wrong(e.getLocation(), reason(e), e);
        }
        return lines;
    }
}
