package city.chengyun.rules.threshold;

import city.chengyun.contract.Severity;
import city.chengyun.contract.alert.AlertMode;
import city.chengyun.contract.rule.Condition;
import city.chengyun.contract.rule.Condition.Operator;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.contract.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/**
 * The terms that one sample is judged on: a version of the rule with the device's own limit and
 * interval applied. Fixed when the sample is received, so that judging again gives the same.
 *
 * @param version of the rule
 * @param severity of the alert
 * @param mode of the alert
 * @param operator comparison
 * @param limit in the property's unit, override applied
 * @param hysteresis in the property's unit, 0 or more
 * @param forMillis how long the operator must be satisfied, milliseconds
 * @param maxGapMillis longest time between two samples of an unbroken run, milliseconds
 * @param judged false where the rule does not look at the device (any more): every sample clears
 */
public record Terms(
        int version,
        Severity severity,
        AlertMode mode,
        Operator operator,
        double limit,
        double hysteresis,
        long forMillis,
        long maxGapMillis,
        boolean judged) {

    private static final int INTERVALS_PER_GAP = 2;

    /**
     * The terms of a rule version for a device.
     *
     * @param rule version whose condition {@code threshold} is
     * @param limit the rule's value or the device's override
     * @param interval expected reporting interval of the device
     */
    public static Terms of(
            RuleDefinition rule, Condition.Threshold threshold, double limit, Duration interval) {
        return new Terms(
                rule.version(),
                rule.severity(),
                rule.state() == RuleState.SHADOW ? AlertMode.SHADOW : AlertMode.LIVE,
                threshold.operator(),
                limit,
                threshold.hysteresis(),
                threshold.forDuration().toMillis(),
                interval.toMillis() * INTERVALS_PER_GAP,
                true);
    }

    /** The terms of a sample that the rule no longer looks at: it ends whatever was going on. */
    static Terms notJudged() {
        return new Terms(
                0, Severity.BLUE, AlertMode.LIVE, Operator.GT, 0, 0, 0, Long.MAX_VALUE, false);
    }

    SampleClass classify(double value) {
        if (!judged) {
            return SampleClass.CLEARS;
        }
        if (operator.test(value, limit)) {
            return SampleClass.EXCEEDS;
        }
        boolean back =
                operator.isUpper() ? value <= limit - hysteresis : value >= limit + hysteresis;
        return back ? SampleClass.CLEARS : SampleClass.BETWEEN;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(version);
        out.writeUTF(severity.name());
        out.writeUTF(mode.name());
        out.writeUTF(operator.name());
        out.writeDouble(limit);
        out.writeDouble(hysteresis);
        out.writeLong(forMillis);
        out.writeLong(maxGapMillis);
        out.writeBoolean(judged);
    }

    static Terms readFrom(DataInput in) throws IOException {
        return new Terms(
                in.readInt(),
                Severity.valueOf(in.readUTF()),
                AlertMode.valueOf(in.readUTF()),
                Operator.valueOf(in.readUTF()),
                in.readDouble(),
                in.readDouble(),
                in.readLong(),
                in.readLong(),
                in.readBoolean());
    }
}
