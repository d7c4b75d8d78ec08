package city.chengyun.rules;

import static city.chengyun.rules.Fixtures.LOW_PRESSURE;
import static city.chengyun.rules.Fixtures.SENSOR;
import static city.chengyun.rules.Fixtures.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.RuleId;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.contract.rule.RuleState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleBookTest {

    private static final RuleDefinition PAUSED_LATER =
            Fixtures.rule("low-pressure", 2, 1_000, LOW_PRESSURE.condition(), RuleState.PAUSED);
    private static final RuleDefinition BACK_LATER_STILL =
            Fixtures.rule("low-pressure", 3, 2_000, LOW_PRESSURE.condition(), RuleState.SHADOW);

    @Test
    void theVersionInForceIsDecidedByReceiveTime() {
        RuleBook book = RuleBook.of(List.of(BACK_LATER_STILL, LOW_PRESSURE, PAUSED_LATER));

        assertThat(book.listInForce(SENSOR, 999)).containsExactly(LOW_PRESSURE);
        assertThat(book.listInForce(SENSOR, 1_000)).isEmpty();
        assertThat(book.listInForce(SENSOR, 2_000)).containsExactly(BACK_LATER_STILL);
    }

    @Test
    void nothingIsInForceForADeviceUnderMaintenance() {
        RuleBook book = RuleBook.of(List.of(LOW_PRESSURE, SILENT));

        assertThat(book.listInForce(Fixtures.sensor(DeviceState.REGISTERED, Map.of()), 0))
                .hasSize(2);
        assertThat(book.listInForce(Fixtures.sensor(DeviceState.MAINTENANCE, Map.of()), 0))
                .isEmpty();
    }

    @Test
    void findsTheNewestWhereAVersionIsGone() {
        RuleBook book = RuleBook.of(List.of(LOW_PRESSURE, PAUSED_LATER));

        assertThat(book.findVersion(LOW_PRESSURE.id(), 1)).contains(LOW_PRESSURE);
        assertThat(book.findVersion(LOW_PRESSURE.id(), 9)).contains(PAUSED_LATER);
        assertThat(book.findVersion(RuleId.of("other"), 1)).isEmpty();
    }
}
