package city.chengyun.lineprotocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LineProtocolOptionsTest {

    private static final LineProtocolOptions DEFAULTS =
            LineProtocolOptions.of(URI.create("http://localhost:9000"), "city");

    @Test
    void defaultsSuitALocalStore() {
        assertThat(DEFAULTS)
                .isEqualTo(
                        new LineProtocolOptions(
                                URI.create("http://localhost:9000"),
                                "city",
                                null,
                                null,
                                false,
                                10_000,
                                Duration.ofMillis(500),
                                Duration.ofSeconds(30),
                                Duration.ofMillis(200),
                                Duration.ofSeconds(10)));
    }

    @Test
    void takesEverySetting() {
        LineProtocolOptions options =
                DEFAULTS.withCredentials("writer", "secret")
                        .withGzip()
                        .withBatches(5_000, Duration.ofSeconds(1))
                        .withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(2));

        assertThat(options)
                .isEqualTo(
                        new LineProtocolOptions(
                                URI.create("http://localhost:9000"),
                                "city",
                                "writer",
                                "secret",
                                true,
                                5_000,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2)));
        assertThat(options.toString()).contains("writer").doesNotContain("secret");
    }

    @Test
    void namesTheSettingThatIsOutOfRange() {
        assertThatThrownBy(() -> LineProtocolOptions.of(URI.create("ftp://host"), "city"))
                .hasMessage("url is ftp://host but must be an http or https address");
        assertThatThrownBy(() -> LineProtocolOptions.of(URI.create("http://host"), " "))
                .hasMessageStartingWith("database is");
        assertThatThrownBy(() -> DEFAULTS.withBatches(0, Duration.ofSeconds(1)))
                .hasMessage("batchLines is 0 but must be 1 to 100000");
        assertThatThrownBy(() -> DEFAULTS.withBatches(1, Duration.ZERO))
                .hasMessage("batchAge is PT0S but must be PT0.001S to PT1M");
        assertThatThrownBy(() -> DEFAULTS.withBackoff(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                .hasMessage("maxBackoff is PT1S but must be PT2S to PT1H");
    }
}
