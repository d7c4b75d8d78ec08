package city.chengyun.standalone.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest {

    @Test
    void readsWhatItWrote() {
        var manifest =
                new Manifest(
                        Manifest.FORMAT,
                        Instant.parse("2026-06-01T00:00:00Z"),
                        List.of(new Manifest.Entry("a/b", false, 3, "rw-------", "00")));

        assertThat(Manifest.parse(manifest.toJson(), "x")).isEqualTo(manifest);
    }

    @Test
    void refusesANewerFormatEvenIfTheRestLooksDifferent() {
        var json = "{\"format\": 2, \"chapters\": []}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Manifest.parse(json, "hub.backup"))
                .isInstanceOf(Refused.class)
                .hasMessage(
                        "hub.backup was written by a newer version of Chengyun (format 2; this one"
                                + " reads 1).");
    }

    @Test
    void refusesWhatIsNotAManifest() {
        var json = "[1".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Manifest.parse(json, "hub.backup"))
                .isInstanceOf(Refused.class)
                .hasMessageStartingWith("hub.backup is damaged");
    }
}
