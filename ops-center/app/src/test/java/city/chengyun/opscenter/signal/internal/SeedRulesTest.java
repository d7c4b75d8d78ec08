package city.chengyun.opscenter.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.contract.rule.Condition;
import city.chengyun.contract.rule.RuleDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedRulesTest {

    private final DeviceCatalog catalog = DeviceCatalog.load();
    private final List<RuleDefinition> rules = SeedRuleReader.read();

    @Test
    void areExamplesThatNameTheirStandard() {
        assertThat(rules)
                .isNotEmpty()
                .allMatch(RuleDefinition::example)
                .allMatch(rule -> rule.reference() != null);
        assertThat(rules).extracting(RuleDefinition::id).doesNotHaveDuplicates();
    }

    @Test
    void judgeOnlyPropertiesThatTheirKindsHave() {
        for (RuleDefinition rule : rules) {
            if (rule.condition() instanceof Condition.Threshold threshold) {
                assertThat(rule.scope().kinds()).as(rule.id().value()).isNotEmpty();
                for (String kind : rule.scope().kinds()) {
                    DeviceType type = catalog.findType(kind).orElseThrow();
                    assertThat(type.findProperty(threshold.property()))
                            .as(rule.id() + " on " + kind)
                            .isPresent();
                }
            }
        }
    }

    @Test
    void warnOfSilenceOnEveryKindOfDevice() {
        assertThat(rules)
                .filteredOn(rule -> rule.condition() instanceof Condition.Absence)
                .singleElement()
                .satisfies(rule -> assertThat(rule.scope().kinds()).isEmpty());
    }
}
