package city.chengyun.standalone.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void doublesThePauseUpToHalfAMinute() {
        var policy = new RestartPolicy(10);
        var pauses = new ArrayList<Long>();

        for (int i = 0; i < 9; i++) {
            pauses.add(policy.afterEnd(SHORT).orElseThrow().toMillis());
        }

        assertThat(pauses)
                .containsExactly(
                        500L, 1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L, 30_000L);
    }

    @Test
    void givesUpAfterTooManyShortLives() {
        var policy = new RestartPolicy(2);

        assertThat(policy.afterEnd(SHORT)).isPresent();
        assertThat(policy.afterEnd(SHORT)).isPresent();
        assertThat(policy.afterEnd(SHORT)).isEmpty();
    }

    @Test
    void forgetsShortLivesAfterALongOne() {
        var policy = new RestartPolicy(1);
        policy.afterEnd(SHORT);

        assertThat(policy.afterEnd(LONG)).contains(Duration.ofMillis(500));
    }
}
