package city.chengyun.opscenter.signal.web;

import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.signal.Rules;
import city.chengyun.opscenter.signal.internal.RuleChange;
import city.chengyun.opscenter.signal.internal.RuleEditing;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists, shows and tunes rules. */
@RestController
@RequestMapping("/api/rules")
class RuleController {

    private final Rules rules;
    private final RuleEditing editing;

    RuleController(Rules rules, RuleEditing editing) {
        this.rules = rules;
        this.editing = editing;
    }

    @GetMapping
    List<RuleDefinition> list() {
        return rules.listRules();
    }

    @GetMapping("/{id}")
    RuleDefinition get(@PathVariable String id) {
        return rules.getRule(id);
    }

    @PatchMapping("/{id}")
    RuleDefinition change(
            @AuthenticationPrincipal Account account,
            @PathVariable String id,
            @RequestBody RuleChange change) {
        return editing.change(account, id, change);
    }
}
