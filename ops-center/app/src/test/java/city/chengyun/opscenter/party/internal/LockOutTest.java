package city.chengyun.opscenter.party.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LockOutTest {

    private final TestClock clock = new TestClock();
    private final LockOut lockOut =
            new LockOut(
                    new PartyProperties(false, null, null, null, 3, Duration.ofMinutes(15), null),
                    clock);

    @Test
    void locksAfterTheAllowedFailuresAndOpensWhenTheTimeIsOver() {
        fail("duty", "10.0.0.1", 2);
        assertThat(lockOut.findRemaining("duty", "10.0.0.1")).isEmpty();

        fail("duty", "10.0.0.1", 1);
        assertThat(lockOut.findRemaining("duty", "10.0.0.1")).hasValue(Duration.ofMinutes(15));

        clock.now = clock.now.plus(Duration.ofMinutes(16));
        assertThat(lockOut.findRemaining("duty", "10.0.0.1")).isEmpty();
    }

    @Test
    void letsTheSamePersonInFromElsewhere() {
        fail("duty", "10.0.0.1", 3);

        assertThat(lockOut.findRemaining("duty", "10.0.0.2")).isEmpty();
    }

    @Test
    void locksAnAddressThatTriesManyNames() {
        for (int i = 0; i < 30; i++) {
            fail("name-" + i, "10.0.0.1", 1);
        }

        assertThat(lockOut.findRemaining("duty", "10.0.0.1")).isPresent();
    }

    @Test
    void forgetsFailuresAfterASuccess() {
        fail("duty", "10.0.0.1", 2);
        lockOut.onSuccess("duty", "10.0.0.1");
        fail("duty", "10.0.0.1", 2);

        assertThat(lockOut.findRemaining("duty", "10.0.0.1")).isEmpty();
    }

    private void fail(String username, String address, int times) {
        for (int i = 0; i < times; i++) {
            lockOut.onFailure(username, address);
        }
    }

    private static final class TestClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
