package city.chengyun.cityjob.judge;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.cityjob.wire.ContractFormats;
import city.chengyun.contract.ContractJson;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.live.LiveFrame;
import city.chengyun.contract.live.LiveValue;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveConflatorHarnessTest {

    private OneInputStreamOperatorTestHarness<LiveUpdate, LiveFrame> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(new LiveConflator());
        harness.setup(
                ContractFormats.LIVE_FRAME.createSerializer(
                        harness.getExecutionConfig().getSerializerConfig()));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private void update(String tile, String device, long ts, Map<String, Object> values)
            throws Exception {
        update(tile, device, ts, values, null);
    }

    private void update(
            String tile,
            String device,
            long ts,
            Map<String, Object> values,
            @Nullable Map<String, String> flags)
            throws Exception {
        LiveValue value = new LiveValue(DeviceId.of(device), ts, ts, values, flags, null);
        harness.processElement(new LiveUpdate(tile, value), ts);
    }

    @Test
    void sendsTheNewestOfEachDeviceTwiceASecond() throws Exception {
        update("12/1/1", "a", 1, Map.of("x", 1.0, "y", 1.0), Map.of("y", "M"));
        update("12/1/1", "a", 2, Map.of("x", 2.0));
        update("12/1/1", "b", 3, Map.of("x", 3.0));
        update("12/2/2", "c", 4, Map.of("x", 4.0));
        assertThat(harness.extractOutputValues()).isEmpty();

        harness.setProcessingTime(500);

        assertThat(harness.extractOutputValues())
                .hasSize(2)
                .filteredOn(frame -> frame.tile().equals("12/1/1"))
                .singleElement()
                .satisfies(
                        frame -> {
                            assertThat(frame.at()).isEqualTo(3);
                            assertThat(frame.devices())
                                    .contains(
                                            new LiveValue(
                                                    DeviceId.of("a"),
                                                    2,
                                                    2,
                                                    Map.of("x", 2.0, "y", 1.0),
                                                    Map.of("y", "M"),
                                                    null));
                        });
    }

    @Test
    void saysNothingWhenNothingChanged() throws Exception {
        update("12/1/1", "a", 1, Map.of("x", 1.0));
        harness.setProcessingTime(500);

        harness.setProcessingTime(5_000);

        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void whatACheckpointCoversIsSentBeforeIt() throws Exception {
        update("12/1/1", "a", 1, Map.of("x", 1.0));

        harness.prepareSnapshotPreBarrier(1);

        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void splitsWhatIsTooLargeForOneFrame() throws Exception {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            values.put("property-" + i, "x".repeat(250));
        }
        for (int device = 0; device < 40; device++) {
            update("12/1/1", "d" + device, 1, values);
        }

        harness.setProcessingTime(500);

        assertThat(harness.extractOutputValues())
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        frame ->
                                assertThat(ContractJson.toBytes(frame))
                                        .hasSizeLessThanOrEqualTo(LiveFrame.MAX_BYTES));
        assertThat(harness.extractOutputValues()).flatExtracting(LiveFrame::devices).hasSize(40);
    }
}
