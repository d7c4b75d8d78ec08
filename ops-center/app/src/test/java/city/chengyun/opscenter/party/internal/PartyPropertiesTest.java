package city.chengyun.opscenter.party.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PartyPropertiesTest {

    private static PartyProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("chengyun.party", PartyProperties.class);
    }

    @Test
    void hasDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(
                        new PartyProperties(
                                false, null, null, null, 5, Duration.ofMinutes(15), null));
    }

    @Test
    void mapsEveryKey() {
        assertThat(
                        bind(
                                Map.of(
                                        "chengyun.party.demo", "true",
                                        "chengyun.party.password-file", "/tmp/passwords",
                                        "chengyun.party.admin-password", "a-long-password",
                                        "chengyun.party.simulator-password", "another-password",
                                        "chengyun.party.max-failures", "7",
                                        "chengyun.party.lock-out", "1h",
                                        "chengyun.party.account-key", "k".repeat(32))))
                .isEqualTo(
                        new PartyProperties(
                                true,
                                Path.of("/tmp/passwords"),
                                "a-long-password",
                                "another-password",
                                7,
                                Duration.ofHours(1),
                                "k".repeat(32)));
    }

    @Test
    void refusesAShortPasswordWithoutRepeatingIt() {
        assertThatThrownBy(() -> bind(Map.of("chengyun.party.admin-password", "short")))
                .rootCause()
                .hasMessage("CHENGYUN_ADMIN_PASSWORD has 5 characters; allowed: 10 to 72");
    }

    @Test
    void refusesAnEndlessLockOut() {
        assertThatThrownBy(() -> bind(Map.of("chengyun.party.lock-out", "25h")))
                .rootCause()
                .hasMessageContaining("PT25H; allowed: PT1S to PT24H");
    }
}
