package city.chengyun.cityjob;

import static java.util.Objects.requireNonNull;

import city.chengyun.cityjob.history.StoreAccess;
import city.chengyun.cityjob.history.StoreKind;
import city.chengyun.cityjob.intake.LogScope;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Settings of a job, from environment variables.
 *
 * @param kafkaBootstrap {@code CHENGYUN_KAFKA_BOOTSTRAP}, {@code host:port}, required
 * @param stateDir {@code CHENGYUN_STATE_DIR}, folder of the checkpoints, default {@code
 *     ./data/flink}
 * @param flinkUiPort {@code CHENGYUN_FLINK_UI_PORT}, 0 to 65535, 0 for any free one, default 8081
 * @param healthPort {@code CHENGYUN_HEALTH_PORT}, 0 to 65535, 0 for any free one, default 0
 * @param parallelism {@code CHENGYUN_PARALLELISM}, 1 to 128, default 2
 * @param lateness {@code CHENGYUN_LATENESS}, ISO 8601, PT1M to PT1H, default PT10M
 * @param log {@code CHENGYUN_TOPIC_PREFIX}, before the names of topics and groups of an isolated
 *     run, and {@code CHENGYUN_INTAKE_ENDS}, offsets separated by commas, and {@code
 *     CHENGYUN_DEVICES_END}, at which it ends
 * @param store for the history job: {@code CHENGYUN_STORE_KIND}, {@code questdb} or {@code
 *     influxdb}, default the former; {@code CHENGYUN_STORE_URL}, default {@code
 *     http://127.0.0.1:9000}; {@code CHENGYUN_STORE_DATABASE}, default {@code chengyun}; {@code
 *     CHENGYUN_STORE_PREFIX}, before the names of tables, empty by default; {@code
 *     CHENGYUN_STORE_USERNAME} and {@code CHENGYUN_STORE_PASSWORD}, absent by default
 */
public record CityJobConfig(
        String kafkaBootstrap,
        Path stateDir,
        int flinkUiPort,
        int healthPort,
        int parallelism,
        Duration lateness,
        LogScope log,
        StoreAccess store) {

    /** Key groups of the state; fixed for the life of a checkpoint. */
    static final int MAX_PARALLELISM = 128;

    public CityJobConfig {
        if (!kafkaBootstrap.matches("[^\\s,]+:\\d{1,5}(,[^\\s,]+:\\d{1,5})*")) {
            throw invalid("CHENGYUN_KAFKA_BOOTSTRAP", kafkaBootstrap, "host:port");
        }
        requireNonNull(stateDir, "stateDir is null");
        requireBetween(flinkUiPort, 0, 65_535, "CHENGYUN_FLINK_UI_PORT");
        requireBetween(healthPort, 0, 65_535, "CHENGYUN_HEALTH_PORT");
        requireBetween(parallelism, 1, MAX_PARALLELISM, "CHENGYUN_PARALLELISM");
        if (lateness.compareTo(Duration.ofMinutes(1)) < 0
                || lateness.compareTo(Duration.ofHours(1)) > 0) {
            throw invalid("CHENGYUN_LATENESS", lateness, "PT1M to PT1H");
        }
        requireNonNull(log, "log is null");
        requireNonNull(store, "store is null");
        // A run of its own in the log and the city's tables, or the reverse, would mix the two.
        if (log.isIsolated() == store.prefix().isEmpty()) {
            throw new IllegalArgumentException(
                    "CHENGYUN_TOPIC_PREFIX and CHENGYUN_STORE_PREFIX must be set both or neither");
        }
    }

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException naming the variable, its value and what is allowed
     */
    public static CityJobConfig of(Map<String, String> environment) {
        String bootstrap = environment.get("CHENGYUN_KAFKA_BOOTSTRAP");
        if (bootstrap == null) {
            throw new IllegalArgumentException(
                    "CHENGYUN_KAFKA_BOOTSTRAP is missing; it must be host:port");
        }
        return new CityJobConfig(
                bootstrap,
                Path.of(environment.getOrDefault("CHENGYUN_STATE_DIR", "data/flink")),
                number(environment, "CHENGYUN_FLINK_UI_PORT", 8081),
                number(environment, "CHENGYUN_HEALTH_PORT", 0),
                number(environment, "CHENGYUN_PARALLELISM", 2),
                duration(environment, "CHENGYUN_LATENESS", Duration.ofMinutes(10)),
                new LogScope(
                        environment.getOrDefault("CHENGYUN_TOPIC_PREFIX", ""),
                        offsets(environment.getOrDefault("CHENGYUN_INTAKE_ENDS", "")),
                        number(environment, "CHENGYUN_DEVICES_END", 0)),
                new StoreAccess(
                        storeKind(environment.getOrDefault("CHENGYUN_STORE_KIND", "questdb")),
                        url(
                                environment.getOrDefault(
                                        "CHENGYUN_STORE_URL", "http://127.0.0.1:9000")),
                        environment.getOrDefault("CHENGYUN_STORE_DATABASE", "chengyun"),
                        environment.getOrDefault("CHENGYUN_STORE_PREFIX", ""),
                        environment.get("CHENGYUN_STORE_USERNAME"),
                        environment.get("CHENGYUN_STORE_PASSWORD")));
    }

    private static StoreKind storeKind(String text) {
        for (StoreKind kind : StoreKind.values()) {
            if (kind.name().equalsIgnoreCase(text)) {
                return kind;
            }
        }
        throw invalid(
                "CHENGYUN_STORE_KIND",
                text,
                Arrays.stream(StoreKind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(" or ")));
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text);
            if (url.getHost() != null
                    && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    invalid("CHENGYUN_STORE_URL", text, "an http or https address").getMessage(),
                    e);
        }
        throw invalid("CHENGYUN_STORE_URL", text, "an http or https address");
    }

    private static List<Long> offsets(String text) {
        try {
            return text.isEmpty()
                    ? List.of()
                    : Arrays.stream(text.split(",")).map(Long::valueOf).toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    invalid("CHENGYUN_INTAKE_ENDS", text, "whole numbers, separated by commas")
                            .getMessage(),
                    e);
        }
    }

    private static int number(Map<String, String> environment, String name, int otherwise) {
        String text = environment.get(name);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + " is " + text + " but must be a whole number", e);
        }
    }

    private static Duration duration(
            Map<String, String> environment, String name, Duration otherwise) {
        String text = environment.get(name);
        try {
            return text == null ? otherwise : Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    name + " is " + text + " but must be an ISO 8601 duration", e);
        }
    }

    private static void requireBetween(int value, int min, int max, String name) {
        if (value < min || value > max) {
            throw invalid(name, value, min + " to " + max);
        }
    }

    private static IllegalArgumentException invalid(String name, Object value, String expected) {
        return new IllegalArgumentException(name + " is " + value + " but must be " + expected);
    }
}
