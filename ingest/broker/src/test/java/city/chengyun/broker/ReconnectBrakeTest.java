package city.chengyun.broker;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.intake.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReconnectBrakeTest {

    private final ManualClock clock = new ManualClock();
    private final ReconnectBrake brake = new ReconnectBrake(clock);

    @Test
    void letsThoseInAtOnceWhoWereNotRefused() {
        brake.refused("somebody else");

        assertThat(brake.delay("pipe-1")).isZero();
    }

    @Test
    void doublesWithEachRefusalUpToItsLimit() {
        brake.refused("pipe-1");
        assertThat(brake.delay("pipe-1")).isEqualTo(ReconnectBrake.FIRST);

        brake.refused("pipe-1");
        assertThat(brake.delay("pipe-1")).isEqualTo(ReconnectBrake.FIRST.multipliedBy(2));

        for (int i = 0; i < 100; i++) {
            brake.refused("pipe-1");
        }
        assertThat(brake.delay("pipe-1")).isEqualTo(ReconnectBrake.LONGEST);
    }

    @Test
    void forgetsAfterAWhile() {
        brake.refused("pipe-1");
        brake.refused("pipe-1");
        clock.advance(ReconnectBrake.FORGOTTEN_AFTER.plus(Duration.ofMillis(1)));

        assertThat(brake.delay("pipe-1")).isZero();
        brake.refused("pipe-1");
        assertThat(brake.delay("pipe-1")).isEqualTo(ReconnectBrake.FIRST);
    }
}
