package city.chengyun.lineprotocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineProtocolWriterHarnessTest {

    private static final Map<String, FakeLineStore> STORES = new ConcurrentHashMap<>();

    private FakeLineStore store;
    private OneInputStreamOperatorTestHarness<Long, CommittableMessage<Void>> harness;

    @BeforeEach
    void openWriterWithBatchesOfThree() throws Exception {
        store = new FakeLineStore();
        STORES.put("fake", store);
        LineProtocolSink<Long> sink =
                new LineProtocolSink<>(
                        LineProtocolOptions.of(URI.create("http://localhost:1"), "city")
                                .withBatches(3, Duration.ofMillis(500))
                                .withBackoff(Duration.ofMillis(1), Duration.ofMillis(2)),
                        value ->
                                LinePoint.of("level, high")
                                        .field("value", value)
                                        .atEpochMillis(value),
                        RejectedLineHandler.logging(),
                        options -> STORES.get("fake"));
        harness =
                new OneInputStreamOperatorTestHarness<>(
                        new SinkWriterOperatorFactory<>(sink), LongSerializer.INSTANCE);
        harness.setup();
        harness.open();
    }

    @AfterEach
    void closeWriter() throws Exception {
        harness.close();
    }

    @Test
    void sendsWhenABatchIsFull() throws Exception {
        for (long value = 1; value <= 3; value++) {
            harness.processElement(value, value);
        }

        await().untilAsserted(
                        () ->
                                assertThat(store.lines)
                                        .containsExactly(
                                                "level\\,\\ high value=1i 1",
                                                "level\\,\\ high value=2i 2",
                                                "level\\,\\ high value=3i 3"));
        assertThat(store.requests).containsExactly(3);
    }

    @Test
    void sendsAPartBatchWhenItIsOldEnough() throws Exception {
        harness.processElement(1L, 1);
        harness.setProcessingTime(499);
        assertThat(store.requests).isEmpty();

        harness.setProcessingTime(500);

        await().until(() -> store.lines.size() == 1);
    }

    @Test
    void checkpointWaitsUntilEverythingIsStored() throws Exception {
        store.awayFor.set(5);
        harness.processElement(1L, 1);

        harness.prepareSnapshotPreBarrier(1);

        assertThat(store.lines).hasSize(1);
    }

    @Test
    void writeWaitsForRoomWhileTheStoreIsAway() throws Exception {
        store.awayFor.set(50);

        for (long value = 1; value <= 9; value++) {
            harness.processElement(value, value);
        }
        harness.prepareSnapshotPreBarrier(1);

        assertThat(store.lines).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void failsTheTaskWhenTheStoreRefusesTheWriter() throws Exception {
        store.unauthorised = true;
        harness.processElement(1L, 1);

        assertThatThrownBy(() -> harness.prepareSnapshotPreBarrier(1))
                .hasRootCauseMessage("HTTP 401");
    }
}
