package city.chengyun.opscenter.incidents.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.opscenter.incidents.silence.Silence.Kind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SilenceTest {

    private static final long NOON = 1_764_000_000_000L;

    private static Silence silence(Duration length, @Nullable Long endedAt) {
        return new Silence(
                1,
                Kind.SILENCE,
                new Scope("gauge", null, null, null, null),
                NOON,
                NOON + length.toMillis(),
                null,
                "duty",
                "known",
                NOON,
                endedAt,
                endedAt == null ? null : "duty");
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    @Test
    void holdsFromItsBeginningUntilBeforeItsEnd() {
        Silence hour = silence(Duration.ofHours(1), null);

        assertThat(hour.holds(at(NOON - 1))).isFalse();
        assertThat(hour.holds(at(NOON))).isTrue();
        assertThat(hour.holds(at(NOON + 3_599_999))).isTrue();
        assertThat(hour.holds(at(NOON + 3_600_000))).isFalse();
    }

    @Test
    void whoeverEndsItEarlyEndsIt() {
        Silence ended = silence(Duration.ofHours(1), NOON + 60_000);

        assertThat(ended.holds(at(NOON + 59_999))).isTrue();
        assertThat(ended.holds(at(NOON + 60_000))).isFalse();
    }

    @Test
    void nobodySilencesForEverOrEverything() {
        assertThatThrownBy(() -> silence(Duration.ofDays(8), null)).hasMessageContaining("7 days");
        assertThatThrownBy(() -> silence(Duration.ZERO, null)).hasMessageContaining("after");
        assertThatThrownBy(() -> new Scope(null, null, null, null, null))
                .hasMessageContaining("everything");
    }
}
