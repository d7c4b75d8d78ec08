package city.chengyun.opscenter.signal;

import city.chengyun.contract.RuleId;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.opscenter.problem.Problem;
import java.util.List;
import java.util.Optional;

/** The rules in their newest versions, in memory. Thread-safe. */
public interface Rules {

    /** The newest version of a rule. */
    Optional<RuleDefinition> findRule(RuleId id);

    /**
     * The newest version of a rule.
     *
     * @throws Problem 404 {@code rule-not-found}
     */
    default RuleDefinition getRule(String id) {
        RuleId ruleId;
        try {
            ruleId = RuleId.of(id);
        } catch (IllegalArgumentException notAnId) {
            throw Problem.notFound("rule", id);
        }
        return findRule(ruleId).orElseThrow(() -> Problem.notFound("rule", id));
    }

    /** All rules in their newest versions, by id. */
    List<RuleDefinition> listRules();
}
