package city.chengyun.opscenter.signal.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.contract.rule.Condition;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.contract.rule.RuleState;
import city.chengyun.opscenter.problem.Problem;
import org.junit.jupiter.api.Test;

class RuleChangeTest {

    @Test
    void makesTheNextVersionWithTheNewThreshold() {
        RuleDefinition next =
                new RuleChange(1, 0.2, null, null, null, null, null)
                        .applyTo(rule("pipe-pressure-low"), 1_000);

        assertThat(next.version()).isEqualTo(2);
        assertThat(next.activeFrom()).isEqualTo(1_000);
        assertThat(((Condition.Threshold) next.condition()).value()).isEqualTo(0.2);
        assertThat(next.example()).as("it is the city's own number now").isFalse();
    }

    @Test
    void pausesAnExampleThatStaysAnExample() {
        RuleDefinition next =
                new RuleChange(1, null, null, null, null, null, RuleState.PAUSED)
                        .applyTo(rule("smoke-alarm"), 1_000);

        assertThat(next.state()).isEqualTo(RuleState.PAUSED);
        assertThat(next.example()).isTrue();
    }

    @Test
    void refusesAThresholdForSilence() {
        RuleChange change = new RuleChange(1, 5.0, null, null, null, null, null);

        assertThatThrownBy(() -> change.applyTo(rule("device-silent"), 1))
                .isInstanceOf(Problem.class);
    }

    private static RuleDefinition rule(String id) {
        return SeedRuleReader.read().stream()
                .filter(rule -> rule.id().value().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
