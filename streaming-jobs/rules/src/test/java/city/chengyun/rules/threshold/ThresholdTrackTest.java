package city.chengyun.rules.threshold;

import static city.chengyun.contract.alert.AlertType.AMENDED;
import static city.chengyun.contract.alert.AlertType.CLEARED;
import static city.chengyun.contract.alert.AlertType.RAISED;
import static city.chengyun.contract.alert.AlertType.RETRACTED;
import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.Severity;
import city.chengyun.contract.alert.AlertEvidence;
import city.chengyun.contract.alert.AlertMode;
import city.chengyun.contract.rule.Condition.Operator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTrackTest {

    private static final long LATENESS = 600;
    private static final Terms AT_ONCE = above(80, 5, 0);
    private static final Terms FOR_30 = above(80, 5, 30);

    private final ThresholdTrack track = new ThresholdTrack();

    private static Terms above(double limit, double hysteresis, long forMillis) {
        return new Terms(
                1,
                Severity.RED,
                AlertMode.LIVE,
                Operator.GT,
                limit,
                hysteresis,
                forMillis,
                20,
                true);
    }

    private List<EpisodeChange> at(long ts, double value, Terms terms) {
        return track.accept(ts, value, terms, LATENESS);
    }

    private static String told(List<EpisodeChange> changes) {
        return String.join(
                "; ",
                changes.stream()
                        .map(
                                change ->
                                        "%s %d..%s r%d%s%s"
                                                .formatted(
                                                        change.type(),
                                                        change.episode().onset(),
                                                        change.episode().end(),
                                                        change.revision(),
                                                        change.supersedes() == null
                                                                ? ""
                                                                : " for " + change.supersedes(),
                                                        change.supersededBy() == null
                                                                ? ""
                                                                : " by " + change.supersededBy()))
                        .toList());
    }

    @Test
    void raisesAtOnceAndClearsBelowTheHysteresis() {
        assertThat(at(10, 80, AT_ONCE)).isEmpty();
        assertThat(told(at(20, 80.1, AT_ONCE))).isEqualTo("RAISED 20..null r1");
        assertThat(at(30, 79, AT_ONCE)).isEmpty();
        assertThat(at(40, 75.1, AT_ONCE)).isEmpty();
        assertThat(told(at(50, 75, AT_ONCE))).isEqualTo("CLEARED 20..50 r2");
    }

    @ParameterizedTest
    @CsvSource({
        "GT, 10, 0, 10, CLEARS",
        "GT, 10, 0, 10.1, EXCEEDS",
        "GE, 10, 0, 10, EXCEEDS",
        "GE, 10, 0, 9.9, CLEARS",
        "GE, 10, 2, 8, CLEARS",
        "GE, 10, 2, 8.1, BETWEEN",
        "LT, 10, 0, 10, CLEARS",
        "LT, 10, 0, 9.9, EXCEEDS",
        "LT, 10, 2, 11.9, BETWEEN",
        "LE, 10, 0, 10, EXCEEDS",
        "LE, 10, 0, 10.1, CLEARS",
        "LE, 10, 2, 12, CLEARS"
    })
    void comparesByOperatorAndHysteresis(
            Operator operator,
            double limit,
            double hysteresis,
            double value,
            SampleClass expected) {
        Terms terms =
                new Terms(
                        1, Severity.RED, AlertMode.LIVE, operator, limit, hysteresis, 0, 20, true);

        assertThat(terms.classify(value)).isEqualTo(expected);
    }

    @Test
    void raisesWhenTheDataHasLastedLongEnough() {
        assertThat(at(10, 90, FOR_30)).isEmpty();
        assertThat(at(25, 90, FOR_30)).isEmpty();
        assertThat(at(39, 90, FOR_30)).isEmpty();

        List<EpisodeChange> changes = at(40, 95, FOR_30);

        assertThat(told(changes)).isEqualTo("RAISED 10..null r1");
        assertThat(changes.get(0).episode().raisedAt()).isEqualTo(40);
        assertThat(changes.get(0).episode().value()).isEqualTo(95);
        assertThat(changes.get(0).episode().evidence())
                .extracting(AlertEvidence::ts)
                .containsExactly(10L, 25L, 39L, 40L);
    }

    @Test
    void startsAgainAfterAValueThatDoesNotExceed() {
        at(10, 90, FOR_30);
        at(20, 79, FOR_30);
        at(30, 90, FOR_30);
        assertThat(at(45, 90, FOR_30)).isEmpty();

        assertThat(told(at(60, 90, FOR_30))).isEqualTo("RAISED 30..null r1");
    }

    @Test
    void startsAgainAfterAGapOfMoreThanTwoIntervals() {
        at(10, 90, FOR_30);
        at(30, 90, FOR_30);
        assertThat(at(51, 90, FOR_30)).isEmpty();
        at(66, 90, FOR_30);

        assertThat(told(at(81, 90, FOR_30))).isEqualTo("RAISED 51..null r1");
    }

    @Test
    void keepsAnAlertOpenOverAGap() {
        at(10, 90, AT_ONCE);

        assertThat(at(500, 90, AT_ONCE)).isEmpty();
    }

    @Test
    void lateDataMovesTheOnset() {
        at(100, 90, AT_ONCE);

        assertThat(told(at(90, 85, AT_ONCE)))
                .isEqualTo("RETRACTED 100..null r2 by 90; RAISED 90..null r1 for 100");
    }

    @Test
    void lateDataMergesTwoEpisodes() {
        at(10, 90, AT_ONCE);
        at(20, 70, AT_ONCE);
        at(30, 90, AT_ONCE);

        assertThat(told(at(20, 85, AT_ONCE)))
                .isEqualTo("RETRACTED 30..null r2 by 10; AMENDED 10..null r3");
    }

    @Test
    void lateDataSplitsAnEpisode() {
        at(10, 90, AT_ONCE);
        at(30, 90, AT_ONCE);

        assertThat(told(at(20, 70, AT_ONCE)))
                .isEqualTo("CLEARED 10..20 r2; RAISED 30..null r1 for 10");
    }

    @Test
    void lateDataRaisesAndClearsWhatWasOver() {
        at(10, 70, AT_ONCE);
        at(30, 70, AT_ONCE);

        assertThat(told(at(20, 90, AT_ONCE))).isEqualTo("RAISED 20..null r1; CLEARED 20..30 r2");
    }

    @Test
    void aCorrectionRetractsAndAFurtherOneRaisesAgainWithHigherRevision() {
        at(10, 90, AT_ONCE);
        assertThat(told(at(10, 70, AT_ONCE))).isEqualTo("RETRACTED 10..null r2");

        assertThat(told(at(10, 91, AT_ONCE))).isEqualTo("RAISED 10..null r3");
    }

    @Test
    void lateDataMovesAnEnd() {
        at(10, 90, AT_ONCE);
        at(40, 70, AT_ONCE);

        List<EpisodeChange> changes = at(30, 70, AT_ONCE);

        assertThat(told(changes)).isEqualTo("AMENDED 10..30 r3");
    }

    @Test
    void ignoresDataOlderThanTheLateness() {
        at(1_000, 70, AT_ONCE);

        assertThat(at(399, 90, AT_ONCE)).isEmpty();
        assertThat(at(400, 90, AT_ONCE)).extracting(EpisodeChange::type).contains(RAISED);
    }

    @Test
    void judgesOldSamplesOnTheTermsOfTheirTime() {
        Terms stricter =
                new Terms(2, Severity.ORANGE, AlertMode.SHADOW, Operator.GT, 60, 0, 0, 20, true);
        at(10, 70, AT_ONCE);
        assertThat(at(20, 70, stricter))
                .singleElement()
                .satisfies(change -> assertThat(change.episode().terms()).isEqualTo(stricter));

        assertThat(at(15, 70, AT_ONCE)).isEmpty();
        assertThat(told(at(30, 50, stricter))).isEqualTo("CLEARED 20..30 r2");
    }

    @Test
    void aRuleThatNoLongerLooksEndsItsAlert() {
        at(10, 90, AT_ONCE);

        assertThat(told(track.acceptUnjudged(20, LATENESS))).isEqualTo("CLEARED 10..20 r2");
        assertThat(track.isIdle()).isFalse();
        track.acceptUnjudged(20 + LATENESS + 1, LATENESS);
        assertThat(track.isIdle()).isTrue();
    }

    @Test
    void keepsNoMoreThanTheSamplesWithinTheLateness() throws Exception {
        LongStream.range(0, 100_000).forEach(ts -> at(ts, 70, AT_ONCE));

        assertThat(sizeOf(track)).isLessThan(3 * LATENESS + 200);
    }

    @Test
    void survivesManyVersionsOfARule() {
        for (int version = 1; version <= 200; version++) {
            at(version * 10L, 81, above(80 - version / 1_000.0, 5, 0));
        }

        assertThat(told(at(2_010, 60, AT_ONCE))).isEqualTo("CLEARED 10..2010 r2");
    }

    private static long sizeOf(ThresholdTrack track) throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        track.writeTo(new java.io.DataOutputStream(bytes));
        return bytes.size();
    }

    @Test
    void evidenceHasAtMost32SamplesAndAlwaysTheDecidingOne() {
        Terms longRun = above(80, 5, 100);
        for (long ts = 0; ts < 100; ts++) {
            at(ts, 90, longRun);
        }

        EpisodeChange raised = at(100, 99, longRun).get(0);

        assertThat(raised.type()).isEqualTo(RAISED);
        assertThat(raised.episode().evidence())
                .hasSize(32)
                .startsWith(new AlertEvidence(0, 90))
                .endsWith(new AlertEvidence(100, 99));
        assertThat(List.of(AMENDED, CLEARED, RETRACTED)).doesNotContain(raised.type());
    }
}
