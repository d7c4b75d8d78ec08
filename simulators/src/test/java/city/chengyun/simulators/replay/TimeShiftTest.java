package city.chengyun.simulators.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeShiftTest {

    private static final ReplaySource.Survey HOUR =
            new ReplaySource.Survey(List.of(), 2, 1_000_000, 4_600_000, 0);
    private static final long NOW = 9_000_000_000L;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 60, 1e6, Double.POSITIVE_INFINITY})
    void aReplayInThePresentEndsInItAndNeverLiesInTheFuture(double speed) {
        TimeShift shift = TimeShift.asNow(NOW, HOUR, speed);

        for (long ts = HOUR.firstTs(); ts <= HOUR.lastTs(); ts += 60_000) {
            long sentAt = NOW + shift.untilDue(ts, NOW).toMillis();
            if (speed >= 1) {
                assertThat(shift.carried(ts)).isLessThanOrEqualTo(sentAt + 1);
            }
        }
        long lastSentAt = NOW + shift.untilDue(HOUR.lastTs(), NOW).toMillis();
        assertThat(shift.carried(HOUR.lastTs())).isEqualTo(lastSentAt);
    }

    @Test
    void keepsDistancesAndSendsFaster() {
        TimeShift shift = TimeShift.asNow(NOW, HOUR, 60);

        assertThat(shift.carried(HOUR.lastTs()) - shift.carried(HOUR.firstTs()))
                .isEqualTo(3_600_000);
        assertThat(shift.untilDue(HOUR.lastTs(), NOW)).isEqualTo(Duration.ofMinutes(1));
        assertThat(shift.untilDue(HOUR.firstTs(), NOW)).isZero();
    }

    @Test
    void asRecordedChangesNoTime() {
        assertThat(TimeShift.asRecorded(NOW, HOUR.firstTs(), 10).carried(1_234)).isEqualTo(1_234);
    }

    @Test
    void refusesToRunBackwards() {
        assertThatThrownBy(() -> TimeShift.asNow(NOW, HOUR, 0)).hasMessageContaining("speed");
    }
}
