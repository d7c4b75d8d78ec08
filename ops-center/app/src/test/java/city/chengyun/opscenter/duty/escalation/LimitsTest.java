package city.chengyun.opscenter.duty.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.alert.AlertMode;
import city.chengyun.opscenter.duty.escalation.Limits.HeldBack;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private final Limits limits = new Limits(10, 6);

    @Test
    void aDrillNeverLeavesTheHub() {
        for (Medium medium : Medium.values()) {
            assertThat(limits.whyHeldBack(medium, AlertMode.DRILL, 0, 0).isPresent())
                    .as(medium.code())
                    .isEqualTo(medium != Medium.APP);
        }
    }

    @Test
    void aDeviceAndAPersonHaveTheirLimit() {
        assertThat(limits.whyHeldBack(Medium.SMS, AlertMode.LIVE, 5, 9)).isEmpty();
        assertThat(limits.whyHeldBack(Medium.SMS, AlertMode.LIVE, 6, 0))
                .contains(HeldBack.DEVICE_LIMIT);
        assertThat(limits.whyHeldBack(Medium.SMS, AlertMode.LIVE, 0, 10))
                .contains(HeldBack.PERSON_LIMIT);
    }
}
