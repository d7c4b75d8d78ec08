package city.chengyun.opscenter.duty.escalation;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.Severity;
import city.chengyun.opscenter.duty.roster.Post;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom alerts of a severity are told to, as long as nobody takes them.
 *
 * @param severity of the alerts
 * @param steps in the order of their time
 */
public record Chain(Severity severity, List<Step> steps) {

    private static final Duration LONGEST = Duration.ofHours(24);

    /** Checks and copies. */
    public Chain {
        requireNonNull(severity, "a chain needs a severity");
        steps = List.copyOf(requireNonNull(steps, "a chain needs steps"));
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a chain needs a step");
        }
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).after().compareTo(steps.get(i - 1).after()) < 0) {
                throw new IllegalArgumentException(
                        "step %d comes before the one above it".formatted(i + 1));
            }
        }
    }

    /**
     * A step by its number, from 0; empty after the last one, which an escalation may be when the
     * chain has become shorter since it began.
     */
    public Optional<Step> step(int number) {
        return number < steps.size() ? Optional.of(steps.get(number)) : Optional.empty();
    }

    /**
     * One step.
     *
     * @param after time since the alert waits, at most a day
     * @param by over what
     * @param to whoever is on duty as that; null for a webhook
     */
    public record Step(Duration after, Medium by, @Nullable Post to) {

        /** Checks. */
        public Step {
            requireNonNull(after, "a step needs a time after which it is taken");
            requireNonNull(by, "a step needs a medium");
            if (after.isNegative() || after.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("a step is taken within a day, not " + after);
            }
            if ((to == null) != (by == Medium.WEBHOOK)) {
                throw new IllegalArgumentException(
                        "a step tells somebody, a webhook nobody in particular");
            }
        }
    }
}
