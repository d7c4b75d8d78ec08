package city.chengyun.cityjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.cityjob.history.StoreAccess;
import city.chengyun.cityjob.history.StoreKind;
import city.chengyun.cityjob.intake.LogScope;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CityJobConfigTest {

    private static final Map<String, String> LEAST =
            Map.of("CHENGYUN_KAFKA_BOOTSTRAP", "127.0.0.1:9092");

    @Test
    void hasDefaults() {
        assertThat(CityJobConfig.of(LEAST))
                .isEqualTo(
                        new CityJobConfig(
                                "127.0.0.1:9092",
                                Path.of("data/flink"),
                                8081,
                                0,
                                2,
                                Duration.ofMinutes(10),
                                LogScope.CITY,
                                new StoreAccess(
                                        StoreKind.QUESTDB,
                                        URI.create("http://127.0.0.1:9000"),
                                        "chengyun",
                                        "",
                                        null,
                                        null)));
    }

    @Test
    void readsEverySetting() {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put("CHENGYUN_STATE_DIR", "/var/flink");
        environment.put("CHENGYUN_FLINK_UI_PORT", "8082");
        environment.put("CHENGYUN_HEALTH_PORT", "8083");
        environment.put("CHENGYUN_PARALLELISM", "4");
        environment.put("CHENGYUN_LATENESS", "PT5M");
        environment.put("CHENGYUN_STORE_KIND", "influxdb");
        environment.put("CHENGYUN_STORE_URL", "https://store:8086");
        environment.put("CHENGYUN_STORE_DATABASE", "city");
        environment.put("CHENGYUN_STORE_USERNAME", "writer");
        environment.put("CHENGYUN_STORE_PASSWORD", "secret");
        environment.put("CHENGYUN_STORE_PREFIX", "replay_one_");
        environment.put("CHENGYUN_TOPIC_PREFIX", "replay.one.");
        environment.put("CHENGYUN_INTAKE_ENDS", "3,4");
        environment.put("CHENGYUN_DEVICES_END", "5");

        CityJobConfig config = CityJobConfig.of(environment);

        assertThat(config)
                .isEqualTo(
                        new CityJobConfig(
                                "127.0.0.1:9092",
                                Path.of("/var/flink"),
                                8082,
                                8083,
                                4,
                                Duration.ofMinutes(5),
                                new LogScope("replay.one.", List.of(3L, 4L), 5),
                                new StoreAccess(
                                        StoreKind.INFLUXDB,
                                        URI.create("https://store:8086"),
                                        "city",
                                        "replay_one_",
                                        "writer",
                                        "secret")));
        assertThat(config.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CHENGYUN_KAFKA_BOOTSTRAP | nowhere | host:port",
                "CHENGYUN_FLINK_UI_PORT | 70000 | 0 to 65535",
                "CHENGYUN_FLINK_UI_PORT | many | a whole number",
                "CHENGYUN_HEALTH_PORT | -1 | 0 to 65535",
                "CHENGYUN_PARALLELISM | 0 | 1 to 128",
                "CHENGYUN_LATENESS | PT2H | PT1M to PT1H",
                "CHENGYUN_LATENESS | soon | an ISO 8601 duration",
                "CHENGYUN_INTAKE_ENDS | 3,some | whole numbers, separated by commas",
                "CHENGYUN_STORE_KIND | paper | questdb or influxdb",
                "CHENGYUN_STORE_URL | file:///x | an http or https address",
                "CHENGYUN_STORE_URL | not a url | an http or https address"
            })
    void saysWhatIsWrongWithASetting(String name, String value, String expected) {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put(name, value);

        assertThatThrownBy(() -> CityJobConfig.of(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(name + " is ")
                .hasMessageEndingWith("must be " + expected);
    }

    @Test
    void refusesARunThatIsIsolatedInTheLogOrInTheStoreOnly() {
        Map<String, String> environment = new HashMap<>(LEAST);
        environment.put("CHENGYUN_TOPIC_PREFIX", "replay.one.");

        assertThatThrownBy(() -> CityJobConfig.of(environment))
                .hasMessageContaining("both or neither");
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> CityJobConfig.of(Map.of()))
                .hasMessage("CHENGYUN_KAFKA_BOOTSTRAP is missing; it must be host:port");
    }
}
