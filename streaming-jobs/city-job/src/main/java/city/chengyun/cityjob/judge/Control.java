package city.chengyun.cityjob.judge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import city.chengyun.cityjob.intake.IntakeRecord;
import city.chengyun.cityjob.intake.LogRecord;

/**
 * What every judging task must know: a rule version, its removal, or a tick of an intake.
 *
 * @param rule key and value of a record of the rule topic; both empty for a tick
 * @param ruleJson its JSON; empty for its removal and for a tick
 * @param source the intake and partition that ticked; empty for a rule
 * @param tickedAt receive time of the tick, epoch milliseconds; 0 for a rule
 */
public record Control(String rule, String ruleJson, String source, long tickedAt) {

    public Control {
        requireNonNull(rule, "rule is null");
        requireNonNull(ruleJson, "ruleJson is null");
        requireNonNull(source, "source is null");
    }

    static Control tick(IntakeRecord record) {
        return new Control(
                "", "", source(record.intake(), record.partition()), record.receivedAt());
    }

    static Control rule(LogRecord record) {
        return new Control(record.key(), new String(record.value(), UTF_8), "", 0);
    }

    /** Key of the silence clock of an intake in a partition. */
    static String source(String intake, int partition) {
        return intake + "/" + partition;
    }

    boolean isTick() {
        return !source.isEmpty();
    }
}
