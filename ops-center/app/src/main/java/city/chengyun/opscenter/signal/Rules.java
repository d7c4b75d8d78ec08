package city.chengyun.opscenter.signal;

import city.chengyun.contract.RuleId;
import city.chengyun.contract.rule.RuleDefinition;
import java.util.List;
import java.util.Optional;

/** The rules in their newest versions, in memory. Thread-safe. */
public interface Rules {

    /** The newest version of a rule. */
    Optional<RuleDefinition> findRule(RuleId id);

    /** All rules in their newest versions, by id. */
    List<RuleDefinition> listRules();
}
