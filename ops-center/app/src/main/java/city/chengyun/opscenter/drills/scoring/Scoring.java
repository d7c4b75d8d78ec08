package city.chengyun.opscenter.drills.scoring;

import city.chengyun.contract.Severity;
import city.chengyun.opscenter.alerts.AlertResponses.Response;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores response times. Each alert is worth 4 points if red, 3, 2, 1 for the others; 60 % of them
 * for being acknowledged and 40 % for something being done. Within the target all of it is earned,
 * at twice the target nothing any more, in between in proportion. What is still within its target
 * when the drill ends is not counted.
 */
public final class Scoring {

    private static final double FOR_ACKNOWLEDGING = 0.6;

    private final Targets targets;

    public Scoring(Targets targets) {
        this.targets = targets;
    }

    /**
     * The score of a drill.
     *
     * @param percent 0 to 100; null if there was nothing to score
     * @param alerts alerts that were raised
     * @param acknowledged of them were acknowledged
     * @param inTime of them were acknowledged within the target
     * @param medianSeconds until they were acknowledged, of those that were; null if none was
     */
    public record Score(
            @Nullable Double percent,
            int alerts,
            int acknowledged,
            int inTime,
            @Nullable Double medianSeconds) {}

    /**
     * @param end when the drill ended, or now; epoch milliseconds
     */
    public Score score(List<Response> responses, long end) {
        double earned = 0;
        double possible = 0;
        for (Response one : responses) {
            Share taking = share(one.raisedAt(), one.acknowledgedAt(), acknowledgeTarget(one), end);
            Share acting = share(one.raisedAt(), one.handledAt(), handleTarget(one), end);
            double points = points(one.severity());
            earned += points * FOR_ACKNOWLEDGING * taking.earned();
            earned += points * (1 - FOR_ACKNOWLEDGING) * acting.earned();
            possible += points * FOR_ACKNOWLEDGING * taking.possible();
            possible += points * (1 - FOR_ACKNOWLEDGING) * acting.possible();
        }
        List<Long> taken =
                responses.stream()
                        .filter(one -> one.acknowledgedAt() != null)
                        .map(Scoring::millisToAcknowledge)
                        .sorted()
                        .toList();
        return new Score(
                possible == 0 ? null : 100 * earned / possible,
                responses.size(),
                taken.size(),
                (int) responses.stream().filter(this::isInTime).count(),
                taken.isEmpty() ? null : median(taken) / 1000);
    }

    /** Whether it was acknowledged within the target. */
    public boolean isInTime(Response one) {
        return one.acknowledgedAt() != null
                && millisToAcknowledge(one) <= acknowledgeTarget(one).toMillis();
    }

    /** How long people may take until somebody has the alert. */
    public Duration acknowledgeTarget(Response one) {
        return target(targets.acknowledge().get(one.severity()));
    }

    /** How long people may take until somebody does something. */
    public Duration handleTarget(Response one) {
        return target(targets.handle().get(one.severity()));
    }

    private static Duration target(@Nullable Duration target) {
        if (target == null) {
            throw new IllegalStateException("targets are complete");
        }
        return target;
    }

    /** What an act earned of what it could earn: 0 to 1 of 0 or 1. */
    private record Share(double earned, int possible) {}

    private static Share share(long raised, @Nullable Long done, Duration target, long end) {
        long allowed = target.toMillis();
        if (done == null) {
            return new Share(0, end - raised > allowed ? 1 : 0);
        }
        double late = Math.max(0, (double) (done - raised - allowed) / allowed);
        return new Share(Math.max(0, 1 - late), 1);
    }

    private static int points(Severity severity) {
        return switch (severity) {
            case RED -> 4;
            case ORANGE -> 3;
            case YELLOW -> 2;
            case BLUE -> 1;
        };
    }

    private static long millisToAcknowledge(Response one) {
        Long at = one.acknowledgedAt();
        return at == null ? Long.MAX_VALUE : Math.max(0, at - one.raisedAt());
    }

    private static double median(List<Long> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }
}
