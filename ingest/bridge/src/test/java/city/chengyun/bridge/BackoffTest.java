package city.chengyun.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Backoff backoff = new Backoff(FIRST, LONGEST, new Random(7));

    @Test
    void doublesUpToItsLimit() {
        assertThat(backoff.next()).isBetween(FIRST.dividedBy(2), FIRST);
        assertThat(backoff.next()).isBetween(FIRST, FIRST.multipliedBy(2));
        for (int i = 0; i < 100; i++) {
            assertThat(backoff.next()).isLessThanOrEqualTo(LONGEST);
        }
        assertThat(backoff.next()).isGreaterThanOrEqualTo(LONGEST.dividedBy(2));
    }

    @Test
    void beginsAgainAfterASuccess() {
        backoff.next();
        backoff.next();
        backoff.next();

        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(FIRST);
    }
}
