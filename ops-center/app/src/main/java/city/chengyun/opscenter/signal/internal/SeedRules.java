package city.chengyun.opscenter.signal.internal;

import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds the example rules that the city does not have yet. A rule that exists in any version is left
 * alone: it belongs to the city.
 */
@Component
class SeedRules implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(SeedRules.class);

    private final SignalProperties properties;
    private final RuleDirectory rules;
    private final RuleTable table;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    SeedRules(
            SignalProperties properties,
            RuleDirectory rules,
            RuleTable table,
            Ledger ledger,
            TransactionTemplate transaction) {
        this.properties = properties;
        this.rules = rules;
        this.table = table;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!properties.seedRules()) {
            return;
        }
        List<RuleDefinition> missing =
                SeedRuleReader.read().stream()
                        .filter(rule -> rules.findRule(rule.id()).isEmpty())
                        .toList();
        if (!missing.isEmpty()) {
            transaction.executeWithoutResult(
                    status -> {
                        table.add(missing, "seed");
                        ledger.append(
                                LedgerEvent.done(
                                        Ledger.HUB,
                                        "rules.seeded",
                                        "rules:examples",
                                        Map.of("rules", missing.size())));
                    });
            missing.forEach(rules::onCommitted);
            log.info("Added {} example rules", missing.size());
        }
    }
}
