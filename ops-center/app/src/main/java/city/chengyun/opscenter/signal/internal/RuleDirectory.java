package city.chengyun.opscenter.signal.internal;

import city.chengyun.contract.RuleId;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.opscenter.signal.Rules;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** The rules of {@link RuleTable} in memory, read once at the start. */
@Component
class RuleDirectory implements Rules, InitializingBean {

    private final RuleTable table;
    private final Map<RuleId, RuleDefinition> newest = new ConcurrentHashMap<>();

    RuleDirectory(RuleTable table) {
        this.table = table;
    }

    @Override
    public void afterPropertiesSet() {
        table.listNewest().forEach(this::onCommitted);
    }

    @Override
    public Optional<RuleDefinition> findRule(RuleId id) {
        return Optional.ofNullable(newest.get(id));
    }

    @Override
    public List<RuleDefinition> listRules() {
        return newest.values().stream()
                .sorted(Comparator.comparing(rule -> rule.id().value()))
                .toList();
    }

    void onCommitted(RuleDefinition rule) {
        newest.merge(rule.id(), rule, (old, now) -> now.version() >= old.version() ? now : old);
    }
}
