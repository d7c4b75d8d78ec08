package city.chengyun.opscenter.drills.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.Severity;
import city.chengyun.opscenter.alerts.AlertResponses.Response;
import city.chengyun.opscenter.drills.scoring.Scoring.Score;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoringTest {

    private static final long HOUR = 3_600_000;

    private final Scoring scoring = new Scoring(Targets.USUAL);

    @Test
    void whoIsFastEnoughEarnsEverything() {
        Score score = score(HOUR, response(Severity.RED, 60, 300), response(Severity.BLUE, 600, 1));

        assertThat(score.percent()).isEqualTo(100);
        assertThat(score.inTime()).isEqualTo(2);
    }

    @Test
    void whoNeedsHalfAgainAsLongEarnsHalf() {
        Score score = score(HOUR, response(Severity.RED, 90, 450));

        assertThat(score.percent()).isCloseTo(50, within(1e-9));
        assertThat(score.inTime()).isZero();
    }

    @Test
    void whatNobodyTouchedEarnsNothing() {
        assertThat(score(HOUR, response(Severity.ORANGE, null, null)).percent()).isZero();
    }

    @Test
    void acknowledgingAloneIsWorthThreeFifths() {
        assertThat(score(HOUR, response(Severity.ORANGE, 10, null)).percent())
                .isCloseTo(60, within(1e-9));
    }

    @Test
    void aRedAlertWeighsFourTimesABlueOne() {
        Score redMissed =
                score(HOUR, response(Severity.RED, null, null), response(Severity.BLUE, 1, 1));
        Score blueMissed =
                score(HOUR, response(Severity.RED, 1, 1), response(Severity.BLUE, null, null));

        assertThat(redMissed.percent()).isCloseTo(20, within(1e-9));
        assertThat(blueMissed.percent()).isCloseTo(80, within(1e-9));
    }

    @Test
    void whatIsStillWithinItsTargetAtTheEndCountsNeitherWay() {
        Score score = score(30_000, response(Severity.RED, null, null));

        assertThat(score.percent()).isNull();
        assertThat(score.alerts()).isOne();
    }

    @Test
    void aDrillWithoutAlertsHasNoScore() {
        assertThat(score(HOUR).percent()).isNull();
    }

    @Test
    void tellsTheMedianOfThoseThatWereAcknowledged() {
        Score score =
                score(
                        HOUR,
                        response(Severity.RED, 10, null),
                        response(Severity.RED, 40, null),
                        response(Severity.RED, null, null));

        assertThat(score.medianSeconds()).isEqualTo(25);
        assertThat(score.acknowledged()).isEqualTo(2);
    }

    private Score score(long end, Response... responses) {
        return scoring.score(List.of(responses), end);
    }

    /** Raised at 0; times in seconds. */
    private static Response response(
            Severity severity, @Nullable Integer acknowledged, @Nullable Integer handled) {
        return new Response(
                "alert",
                new LocalizedText("演练", "drill"),
                "130102",
                severity,
                0,
                acknowledged == null ? null : acknowledged * 1000L,
                acknowledged == null ? null : "duty",
                handled == null ? null : handled * 1000L,
                handled == null ? null : "duty");
    }
}
