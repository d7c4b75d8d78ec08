package city.chengyun.opscenter.signal.internal;

import city.chengyun.contract.Severity;
import city.chengyun.contract.rule.Condition;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.contract.rule.RuleState;
import city.chengyun.opscenter.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to change about a rule; null leaves it as it is.
 *
 * @param version the version that the change was made on
 */
public record RuleChange(
        int version,
        @Nullable Double value,
        @Nullable Double hysteresis,
        @Nullable Duration forDuration,
        @Nullable Double intervals,
        @Nullable Severity severity,
        @Nullable RuleState state) {

    /**
     * The next version of the rule.
     *
     * @throws Problem 400 {@code not-of-this-condition} for a part that its condition does not have
     * @throws IllegalArgumentException if a value is out of range
     */
    RuleDefinition applyTo(RuleDefinition rule, long activeFrom) {
        return new RuleDefinition(
                rule.id(),
                rule.version() + 1,
                activeFrom,
                rule.name(),
                rule.reference(),
                rule.scope(),
                condition(rule.condition()),
                severity == null ? rule.severity() : severity,
                rule.message(),
                rule.caseTemplate(),
                state == null ? rule.state() : state,
                // Whoever changes an example's numbers makes it the city's own rule.
                rule.example() && !changesNumbers());
    }

    private boolean changesNumbers() {
        return value != null || hysteresis != null || forDuration != null || intervals != null;
    }

    private Condition condition(Condition current) {
        if (current instanceof Condition.Threshold threshold) {
            refuse(intervals, "intervals");
            return new Condition.Threshold(
                    threshold.property(),
                    threshold.operator(),
                    value == null ? threshold.value() : value,
                    hysteresis == null ? threshold.hysteresis() : hysteresis,
                    forDuration == null ? threshold.forDuration() : forDuration);
        }
        if (current instanceof Condition.Absence absence) {
            refuse(value, "value");
            refuse(hysteresis, "hysteresis");
            refuse(forDuration, "forDuration");
            return intervals == null ? absence : new Condition.Absence(intervals);
        }
        throw new IllegalStateException("unknown condition " + current);
    }

    private static void refuse(@Nullable Object part, String name) {
        if (part != null) {
            throw Problem.invalid(
                    "not-of-this-condition", "The condition of this rule has no " + name);
        }
    }
}
