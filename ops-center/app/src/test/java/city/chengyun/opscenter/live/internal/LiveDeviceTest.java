package city.chengyun.opscenter.live.internal;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.LngLat;
import city.chengyun.contract.live.LiveValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveDeviceTest {

    @Test
    void mergesPropertiesThatComeInMessagesOfTheirOwn() {
        LiveDevice device =
                LiveDevice.of(value(10, Map.of("pressure", 0.3), null))
                        .with(value(20, Map.of("battery", 80.0), null));

        assertThat(device.latest()).containsOnlyKeys("pressure", "battery");
        assertThat(device.ts()).isEqualTo(20);
    }

    @Test
    void keepsTheNewerValueWhenAnOlderOneComesLate() {
        LiveDevice device =
                LiveDevice.of(value(20, Map.of("pressure", 0.3), new LngLat(114.5, 38)))
                        .with(value(10, Map.of("pressure", 0.9), new LngLat(114.0, 38)));

        assertThat(device.latest().get("pressure"))
                .isNotNull()
                .satisfies(latest -> assertThat(latest.value()).isEqualTo(0.3));
        assertThat(device.loc()).isEqualTo(new LngLat(114.5, 38));
    }

    @Test
    void remembersTheQualityOfAValue() {
        LiveValue flagged =
                new LiveValue(
                        DeviceId.of("d"), 1, 1, Map.of("leq", 118.0), Map.of("leq", "D"), null);

        assertThat(LiveDevice.of(flagged).latest().get("leq"))
                .isNotNull()
                .satisfies(latest -> assertThat(latest.quality()).isEqualTo("D"));
    }

    private static LiveValue value(long ts, Map<String, Object> values, @Nullable LngLat loc) {
        return new LiveValue(DeviceId.of("d"), ts, ts, values, null, loc);
    }
}
