package city.chengyun.intake;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a process's settings from environment variables. Each method throws {@link InvalidSetting}
 * when the value is missing or outside the allowed range, before anything has been opened. An empty
 * value counts as missing.
 */
public final class EnvironmentReader {

    private static final int MAX_PORT = 65_535;

    private final Map<String, String> environment;

    public EnvironmentReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    public Optional<String> findText(String key) {
        return Optional.ofNullable(environment.get(key)).filter(value -> !value.isBlank());
    }

    public String getText(String key) {
        return findText(key)
                .orElseThrow(() -> new InvalidSetting(key + " is not set, and it has no default"));
    }

    /** Text that must match a pattern; {@code expected} tells the reader of the error what is. */
    public String getText(String key, String fallback, Pattern pattern, String expected) {
        String value = findText(key).orElse(fallback);
        if (!pattern.matcher(value).matches()) {
            throw invalid(key, value, expected);
        }
        return value;
    }

    /** A TCP port; 0 means that the caller's default behaviour for "none" or "any" applies. */
    public int getPort(String key, int fallback) {
        return getNumber(key, fallback, 0, MAX_PORT, "a port");
    }

    /**
     * A whole number within bounds, both included; {@code what} tells the reader of the error what
     * it should be.
     */
    public int getNumber(String key, int fallback, int min, int max, String what) {
        Optional<String> value = findText(key);
        if (value.isEmpty()) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value.get());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // reported below, as any other value outside the range
        }
        throw invalid(key, value.get(), "%s from %d to %d".formatted(what, min, max));
    }

    public Path getPath(String key) {
        String value = getText(key);
        try {
            return Path.of(value);
        } catch (InvalidPathException notAPath) {
            throw invalid(key, value, "a file path");
        }
    }

    /** A URI with one of the schemes and with a host. */
    public URI getUri(String key, List<String> schemes) {
        String value = getText(key);
        try {
            URI uri = new URI(value);
            if (uri.getScheme() != null
                    && schemes.contains(uri.getScheme())
                    && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException notAUri) {
            // reported below, as a URI of another scheme
        }
        throw invalid(key, value, "a URI with a host and one of the schemes " + schemes);
    }

    /** A comma-separated list without empty elements; not empty itself. */
    public List<String> getList(String key) {
        List<String> values =
                Stream.of(getText(key).split(","))
                        .map(String::strip)
                        .filter(element -> !element.isEmpty())
                        .toList();
        if (values.isEmpty()) {
            throw invalid(key, getText(key), "a list separated by commas");
        }
        return values;
    }

    /** The error for a value that the caller itself found to be outside its range. */
    public static InvalidSetting invalid(String key, String value, String expected) {
        requireNonNull(key, "key is null");
        return new InvalidSetting(key + " is '" + value + "', expected " + expected);
    }
}
