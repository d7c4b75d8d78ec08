package city.chengyun.opscenter.log.internal;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.log.LogGroups;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.opscenter.log.JobProgress;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JobOffsetsTest {

    private final AtomicLong now = new AtomicLong();
    private final Clock clock =
            InstantSource.tick(
                            () -> Instant.ofEpochMilli(now.get()), java.time.Duration.ofMillis(1))
                    .withZone(ZoneOffset.UTC);
    private final JobOffsets jobs = new JobOffsets(clock);

    @Test
    void knowsNothingBeforeTheLogWasAsked() {
        assertThat(jobs.progress()).isEmpty();
    }

    @Test
    void takesNoJobForRunningThatWasNotSeenToMove() {
        committed(100, 90);

        assertThat(judge()).isEqualTo(new JobProgress(LogGroups.JUDGE, false, 10));
    }

    @Test
    void takesAJobThatMovesForRunning() {
        committed(100, 90);
        committed(110, 108);

        assertThat(judge()).isEqualTo(new JobProgress(LogGroups.JUDGE, true, 2));
    }

    @Test
    void seesAJobStandStillAndGoOnAgain() {
        committed(100, 90);
        committed(110, 108);
        now.addAndGet(JobOffsets.STILL_AFTER.toMillis());
        committed(500, 108);
        assertThat(judge()).isEqualTo(new JobProgress(LogGroups.JUDGE, false, 392));

        committed(510, 505);
        assertThat(judge()).isEqualTo(new JobProgress(LogGroups.JUDGE, true, 5));
    }

    @Test
    void neverTellsOfANegativeLag() {
        committed(100, 90);
        committed(100, 101); // the end was asked for before the commit

        assertThat(judge().lag()).isZero();
    }

    private void committed(long end, long judge) {
        jobs.update(Map.of(LogTopics.INTAKE, end), Map.of(LogGroups.JUDGE, judge));
    }

    private JobProgress judge() {
        return jobs.progress().get(0);
    }
}
