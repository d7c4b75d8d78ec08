package city.chengyun.opscenter.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RefusalBudgetTest {

    private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");

    private final RefusalBudget budget = new RefusalBudget();

    @Test
    void keepsNoMoreThanItsNumberInAnHourAndThenTellsHowManyItSkipped() {
        for (int i = 0; i < RefusalBudget.PER_HOUR; i++) {
            assertThat(budget.admit("unknown", NOON)).hasValue(0);
        }

        for (int i = 0; i < 7; i++) {
            assertThat(budget.admit("unknown", NOON.plusSeconds(i))).isEmpty();
        }

        assertThat(budget.admit("unknown", NOON.plus(Duration.ofHours(1)))).hasValue(7);
        assertThat(budget.admit("unknown", NOON.plus(Duration.ofHours(1)))).hasValue(0);
    }

    @Test
    void doesNotLetOneActorHideWhatAnotherDoes() {
        for (int i = 0; i < 2 * RefusalBudget.PER_HOUR; i++) {
            budget.admit("unknown", NOON);
        }

        assertThat(budget.admit("duty", NOON)).hasValue(0);
    }
}
