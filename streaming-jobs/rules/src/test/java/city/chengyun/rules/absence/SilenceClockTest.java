package city.chengyun.rules.absence;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.rules.absence.SilenceClock.Silence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import org.junit.jupiter.api.Test;

class SilenceClockTest {

    private final SilenceClock clock = new SilenceClock();

    private void ticks(long from, long to) {
        for (long at = from; at <= to; at += 1_000) {
            clock.tick(at);
        }
    }

    @Test
    void countsAllTimeWhileTheIntakeTicks() {
        ticks(0, 60_000);

        assertThat(clock.between(10_000, 50_000)).isEqualTo(new Silence(40_000, false));
    }

    @Test
    void aStepCountsTwoSecondsAtMost() {
        ticks(0, 10_000);
        ticks(60_000, 70_000);

        assertThat(clock.between(5_000, 65_000)).isEqualTo(new Silence(12_000, true));
    }

    @Test
    void anIntakeThatStoppedMakesNoSilence() {
        ticks(0, 10_000);

        assertThat(clock.between(5_000, 100_000)).isEqualTo(new Silence(7_000, true));
    }

    @Test
    void anIntakeThatNeverTickedMakesNoSilence() {
        assertThat(clock.between(0, 100_000)).isEqualTo(new Silence(0, true));
    }

    @Test
    void answersTheSameAboutThePastWhateverCameAfter() {
        ticks(0, 10_000);
        Silence live = clock.between(5_000, 30_000);

        ticks(60_000, 70_000);

        assertThat(clock.between(5_000, 30_000)).isEqualTo(live);
    }

    @Test
    void repeatedAndReorderedTicksMakeNoDifference() {
        ticks(0, 10_000);
        clock.tick(10_000);
        clock.tick(3_000);

        assertThat(clock.between(0, 10_000)).isEqualTo(new Silence(10_000, false));
    }

    @Test
    void forgetsOnTheSideOfNoAlert() {
        for (long gap = 0; gap < 1_000; gap++) {
            clock.tick(gap * 10_000);
        }

        Silence silence = clock.between(0, 10_000_000);

        assertThat(silence.aliveMillis()).isBetween(0L, 2_000L * 1_000);
    }

    @Test
    void survivesSerialisation() throws Exception {
        ticks(0, 10_000);
        ticks(60_000, 70_000);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        clock.writeTo(new DataOutputStream(bytes));

        SilenceClock read =
                SilenceClock.readFrom(
                        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read.between(5_000, 65_000)).isEqualTo(clock.between(5_000, 65_000));
        assertThat(clock.copy().between(5_000, 65_000)).isEqualTo(clock.between(5_000, 65_000));
    }
}
