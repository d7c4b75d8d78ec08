package city.chengyun.rules.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.Severity;
import city.chengyun.contract.alert.AlertMode;
import city.chengyun.contract.alert.AlertType;
import city.chengyun.contract.rule.Condition.Operator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/**
 * The heart of the hub: whatever the order within the lateness, whatever is delivered twice and
 * wherever it restarts, the alerts end up those of the whole set judged at once.
 */
class ThresholdConvergenceTest {

    private static final long LATENESS = 600;
    private static final List<Operator> OPERATORS = List.of(Operator.values());

    /** An alert as the app would keep it. */
    private record Outcome(long onset, @Nullable Long end, Severity severity) {}

    private record Sample(long ts, double value, Terms terms) {}

    @Property(tries = 2_000)
    void endsUpAsIfEverythingHadBeenJudgedAtOnce(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 120) int size) {
        Random random = new Random(seed);
        List<Sample> samples = samples(random, size);

        Set<Outcome> outcome = judgeInOrderOf(arrivals(random, samples), random);

        assertThat(outcome).isEqualTo(judgeAtOnce(samples));
    }

    @Property(tries = 200)
    void tellsNothingNewWhenEverythingIsDeliveredAgain(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int size) {
        Random random = new Random(seed);
        List<Sample> recent =
                samples(random, size).stream()
                        .filter(
                                sample ->
                                        sample.ts()
                                                >= newest(samples(new Random(seed), size))
                                                        - LATENESS)
                        .toList();
        ThresholdTrack track = new ThresholdTrack();
        recent.forEach(sample -> accept(track, sample));

        List<EpisodeChange> again = new ArrayList<>();
        recent.forEach(sample -> again.addAll(accept(track, sample)));

        assertThat(again).isEmpty();
    }

    private static long newest(List<Sample> samples) {
        return samples.get(samples.size() - 1).ts();
    }

    private static List<EpisodeChange> accept(ThresholdTrack track, Sample sample) {
        return track.accept(sample.ts(), sample.value(), sample.terms(), LATENESS);
    }

    private static List<Sample> samples(Random random, int size) {
        List<Terms> versions =
                List.of(
                        terms(random, 1, Severity.RED),
                        terms(random, 2, Severity.BLUE),
                        Terms.notJudged());
        List<Sample> samples = new ArrayList<>();
        long ts = 1_000;
        int version = 0;
        for (int i = 0; i < size; i++) {
            ts += random.nextInt(10) == 0 ? 150 : 1 + random.nextInt(60);
            if (random.nextInt(25) == 0) {
                version = random.nextInt(versions.size());
            }
            samples.add(new Sample(ts, 5 + random.nextInt(10), versions.get(version)));
        }
        return samples;
    }

    private static Terms terms(Random random, int version, Severity severity) {
        return new Terms(
                version,
                severity,
                AlertMode.LIVE,
                OPERATORS.get(random.nextInt(OPERATORS.size())),
                8 + random.nextInt(4),
                random.nextInt(3),
                random.nextInt(3) * 40L,
                100,
                true);
    }

    /** Everything is delivered no later than the lateness after its own time, some of it twice. */
    private static List<Sample> arrivals(Random random, List<Sample> samples) {
        record Arrival(long at, Sample sample) {}
        List<Arrival> arrivals = new ArrayList<>();
        int longestDelay = 1 + random.nextInt((int) LATENESS);
        for (Sample sample : samples) {
            int deliveries = random.nextInt(8) == 0 ? 2 : 1;
            for (int i = 0; i < deliveries; i++) {
                boolean late = random.nextInt(3) == 0;
                long delay = late ? random.nextInt(longestDelay) : 0;
                arrivals.add(new Arrival(sample.ts() + delay, sample));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::at));
        return arrivals.stream().map(Arrival::sample).toList();
    }

    private static Set<Outcome> judgeInOrderOf(List<Sample> arrivals, Random random) {
        ThresholdTrack track = new ThresholdTrack();
        Map<Long, EpisodeChange> newest = new TreeMap<>();
        Map<Long, Integer> revisions = new HashMap<>();
        for (Sample sample : arrivals) {
            if (random.nextInt(10) == 0) {
                track = random.nextBoolean() ? track.copy() : restarted(track);
            }
            for (EpisodeChange change : accept(track, sample)) {
                long onset = change.episode().onset();
                assertThat(change.revision()).isEqualTo(revisions.merge(onset, 1, Integer::sum));
                newest.put(onset, change);
            }
        }
        Set<Outcome> outcome = new HashSet<>();
        for (EpisodeChange change : newest.values()) {
            if (change.type() != AlertType.RETRACTED) {
                Episode episode = change.episode();
                outcome.add(
                        new Outcome(episode.onset(), episode.end(), episode.terms().severity()));
            }
        }
        return outcome;
    }

    private static ThresholdTrack restarted(ThresholdTrack track) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            track.writeTo(new DataOutputStream(bytes));
            return ThresholdTrack.readFrom(
                    new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The definition, read off the Javadoc of {@code Condition.Threshold}, over all samples. */
    private static Set<Outcome> judgeAtOnce(List<Sample> samples) {
        Set<Outcome> outcome = new HashSet<>();
        int at = 0;
        while (at < samples.size()) {
            if (!satisfies(samples.get(at))) {
                at++;
                continue;
            }
            int completed = completedRun(samples, at);
            if (completed < 0) {
                at = -completed;
                continue;
            }
            int end = completed + 1;
            while (end < samples.size() && !isBack(samples.get(end))) {
                end++;
            }
            outcome.add(
                    new Outcome(
                            samples.get(at).ts(),
                            end < samples.size() ? samples.get(end).ts() : null,
                            samples.get(completed).terms().severity()));
            at = end + 1;
        }
        return outcome;
    }

    /** Index of the sample that completes the run, or minus the index where to look on. */
    private static int completedRun(List<Sample> samples, int first) {
        for (int i = first; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            if (!satisfies(sample)) {
                return -i;
            }
            if (i > first
                    && sample.ts() - samples.get(i - 1).ts() > sample.terms().maxGapMillis()) {
                return -i;
            }
            if (sample.ts() - samples.get(first).ts() >= sample.terms().forMillis()) {
                return i;
            }
        }
        return -samples.size();
    }

    private static boolean satisfies(Sample sample) {
        Terms terms = sample.terms();
        return terms.judged() && terms.operator().test(sample.value(), terms.limit());
    }

    private static boolean isBack(Sample sample) {
        Terms terms = sample.terms();
        if (!terms.judged()) {
            return true;
        }
        double margin =
                terms.operator().isUpper()
                        ? terms.limit() - sample.value()
                        : sample.value() - terms.limit();
        return !satisfies(sample) && margin >= terms.hysteresis();
    }
}
