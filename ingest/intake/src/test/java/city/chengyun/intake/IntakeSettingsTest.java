package city.chengyun.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeSettingsTest {

    private final Map<String, String> environment =
            new HashMap<>(Map.of(IntakeSettings.KAFKA_BOOTSTRAP, "localhost:9092"));

    @Test
    void hasDefaultsForAllButTheLog() {
        assertThat(IntakeSettings.from(environment, "broker-1"))
                .isEqualTo(new IntakeSettings("localhost:9092", "broker-1", 0));
    }

    @Test
    void readsEverySetting() {
        environment.put(IntakeSettings.KAFKA_BOOTSTRAP, "log-1:9092,log-2:9092");
        environment.put(IntakeSettings.INTAKE_ID, "north_2");
        environment.put(IntakeSettings.HEALTH_PORT, "8081");
        environment.put(IntakeSettings.DISK_FOLDER, "/srv/kafka");
        environment.put(IntakeSettings.DISK_RESERVE_MB, "2048");

        assertThat(IntakeSettings.from(environment, "broker-1"))
                .isEqualTo(
                        new IntakeSettings(
                                "log-1:9092,log-2:9092",
                                "north_2",
                                8081,
                                new DiskReserve(Path.of("/srv/kafka"), 2L << 30)));
    }

    @Test
    void keepsHalfAGigabyteFreeOnADiskThatItIsToldOf() {
        environment.put(IntakeSettings.DISK_FOLDER, "/srv/kafka");

        assertThat(IntakeSettings.from(environment, "broker-1").diskReserve())
                .isEqualTo(new DiskReserve(Path.of("/srv/kafka"), 512L << 20));
    }

    @ParameterizedTest
    @CsvSource({
        "CHENGYUN_KAFKA_BOOTSTRAP, localhost, host:port",
        "CHENGYUN_KAFKA_BOOTSTRAP, '', host:port",
        "CHENGYUN_INTAKE_ID, 'a b', A-Z",
        "CHENGYUN_HEALTH_PORT, 65536, 0 to 65535",
        "CHENGYUN_HEALTH_PORT, -1, 0 to 65535",
        "CHENGYUN_HEALTH_PORT, http, 0 to 65535",
        "CHENGYUN_DISK_RESERVE_MB, 0, 1 to 1048576",
        "CHENGYUN_DISK_RESERVE_MB, 2GB, 1 to 1048576",
    })
    void namesKeyValueAndRangeOfWhatItRefuses(String key, String value, String range) {
        environment.put(key, value);

        assertThatThrownBy(() -> IntakeSettings.from(environment, "broker-1"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessageContaining(key)
                .hasMessageContaining("'" + value + "'")
                .hasMessageContaining(range);
    }
}
