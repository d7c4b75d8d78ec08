package city.chengyun.contract.rule;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;

/** When a rule raises an alert. A closed family; {@code type} names the member in JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Condition.Threshold.class, name = "threshold"),
    @JsonSubTypes.Type(value = Condition.Absence.class, name = "absence")
})
public sealed interface Condition {

    /** How a value is compared with the threshold. */
    enum Operator {
        GT(">"),
        GE(">="),
        LT("<"),
        LE("<=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        @JsonValue
        public String symbol() {
            return symbol;
        }

        /**
         * @throws IllegalArgumentException if there is no such operator
         */
        @JsonCreator
        public static Operator of(String symbol) {
            for (Operator operator : values()) {
                if (operator.symbol.equals(symbol)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException("operator must be one of > >= < <=: " + symbol);
        }

        public boolean test(double value, double threshold) {
            return switch (this) {
                case GT -> value > threshold;
                case GE -> value >= threshold;
                case LT -> value < threshold;
                case LE -> value <= threshold;
            };
        }

        /** True if the condition looks for large values. */
        public boolean isUpper() {
            return this == GT || this == GE;
        }
    }

    /**
     * A number beyond a limit for some time of data. It is met from the first of an unbroken run of
     * samples that satisfy the operator and span {@code forDuration} of phenomenon time; a gap of
     * more than two reporting intervals breaks the run. It ends with the first sample that is back
     * within the limit by at least the hysteresis. Booleans count as 0 and 1.
     *
     * @param property property code
     * @param operator comparison
     * @param value threshold in the property's unit
     * @param hysteresis how far back within the limit the value must come to clear, in the
     *     property's unit; 0 or more
     * @param forDuration how long it must last; zero for at once
     */
    record Threshold(
            String property,
            Operator operator,
            double value,
            double hysteresis,
            @JsonProperty("for") Duration forDuration)
            implements Condition {

        public Threshold {
            requireNonNull(property, "property is null");
            requireNonNull(operator, "operator is null");
            forDuration = forDuration == null ? Duration.ZERO : forDuration;
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("value must be finite: " + value);
            }
            if (!(hysteresis >= 0) || !Double.isFinite(hysteresis)) {
                throw new IllegalArgumentException("hysteresis must be 0 or more: " + hysteresis);
            }
            if (forDuration.isNegative() || forDuration.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("for must be 0 to 24 hours: " + forDuration);
            }
        }
    }

    /**
     * No message for some reporting intervals of receive time.
     *
     * @param intervals expected reporting intervals of silence, 1 to 1000
     */
    record Absence(double intervals) implements Condition {

        public Absence {
            if (!(intervals >= 1 && intervals <= 1000)) {
                throw new IllegalArgumentException("intervals must be 1 to 1000: " + intervals);
            }
        }
    }
}
