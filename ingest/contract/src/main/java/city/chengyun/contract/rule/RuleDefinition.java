package city.chengyun.contract.rule;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.RuleId;
import city.chengyun.contract.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One version of a rule; the record of the rule topic.
 *
 * @param id identity over all versions
 * @param version 1 and up
 * @param activeFrom receive time from which this version counts, epoch milliseconds
 * @param name shown to people
 * @param reference law or standard it rests on
 * @param scope devices it looks at
 * @param condition when it raises an alert
 * @param severity of its alerts
 * @param message template of the alert's text; {@code {value}}, {@code {threshold}} and {@code
 *     {device}} are filled in
 * @param caseTemplate case type to open, if any
 * @param state where it stands in its life
 * @param example true for a seed rule whose threshold is an editable example (示例阈值, 可配置)
 */
public record RuleDefinition(
        RuleId id,
        int version,
        long activeFrom,
        LocalizedText name,
        @Nullable RuleReference reference,
        RuleScope scope,
        Condition condition,
        Severity severity,
        LocalizedText message,
        @Nullable String caseTemplate,
        RuleState state,
        boolean example) {

    public RuleDefinition {
        requireNonNull(id, "id is null");
        requireNonNull(name, "name is null");
        requireNonNull(scope, "scope is null");
        requireNonNull(condition, "condition is null");
        requireNonNull(severity, "severity is null");
        requireNonNull(message, "message is null");
        requireNonNull(state, "state is null");
        if (version < 1) {
            throw new IllegalArgumentException("version must be 1 or more: " + version);
        }
    }

    /** Key in the rule topic: each version is kept, so that the past can be judged again. */
    public String logKey() {
        return id + "/" + version;
    }
}
