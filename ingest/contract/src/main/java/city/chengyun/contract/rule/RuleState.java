package city.chengyun.contract.rule;

/** Where a rule stands in its life. */
public enum RuleState {
    /** Being written; not evaluated. */
    DRAFT,
    /** Evaluated, its alerts marked {@code SHADOW} and shown to its authors only. */
    SHADOW,
    /** In force. */
    ACTIVE,
    /** Not evaluated for now. */
    PAUSED;

    /** True if the engine evaluates the rule. */
    public boolean isEvaluated() {
        return this == SHADOW || this == ACTIVE;
    }
}
