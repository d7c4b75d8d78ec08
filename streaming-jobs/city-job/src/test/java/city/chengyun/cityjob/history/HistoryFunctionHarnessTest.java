package city.chengyun.cityjob.history;

import static city.chengyun.cityjob.Fixtures.PIPE;
import static city.chengyun.cityjob.Fixtures.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import city.chengyun.cityjob.decode.Signal;
import city.chengyun.contract.alert.AlertCause;
import city.chengyun.contract.observation.DeviceEvent;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.contract.observation.QualityFlag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryFunctionHarnessTest {

    private static final long MINUTE = 60_000;

    private static final Retention RETENTION =
            new Retention(Duration.ofMinutes(10), Duration.ofMinutes(70));

    private KeyedOneInputStreamOperatorTestHarness<String, Signal, StoreRow> harness;
    private FakeStore store;

    @BeforeEach
    void open() throws Exception {
        store = new FakeStore();
        harness = harness();
        harness.open();
        say(new Signal("p1", T0, "", new AlertCause(-1, -1), true, null, null, PIPE));
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    private KeyedOneInputStreamOperatorTestHarness<String, Signal, StoreRow> harness()
            throws Exception {
        return harness(StoreKind.QUESTDB);
    }

    private KeyedOneInputStreamOperatorTestHarness<String, Signal, StoreRow> harness(StoreKind kind)
            throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, Signal, StoreRow> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new HistoryFunction(RETENTION, kind, () -> store)),
                        Signal::deviceId,
                        Types.STRING);
        harness.setup(
                StoreRowFormat.TYPE.createSerializer(
                        harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    private void say(Signal signal) throws Exception {
        harness.processElement(signal, signal.receivedAt());
    }

    private void observe(long receivedAt, Observation observation) throws Exception {
        say(
                new Signal(
                        "p1",
                        receivedAt,
                        "broker-1",
                        new AlertCause(1, 1),
                        true,
                        observation,
                        null,
                        null));
    }

    private void pressure(long at, double value) throws Exception {
        observe(at, Observation.of(at, "pressure", value));
    }

    private List<StoreRow> rows(String table) {
        return harness.extractOutputValues().stream()
                .filter(row -> row.measurement().equals(table))
                .toList();
    }

    private Map<String, Object> lastRow(String table, long ts) {
        List<StoreRow> rows = rows(table).stream().filter(row -> row.ts() == ts).toList();
        assertThat(rows).as("%s at %d", table, ts).isNotEmpty();
        return rows.get(rows.size() - 1).fields();
    }

    /** The store has received everything. */
    private void storeAll() {
        store.put(rows("water"));
    }

    /** Lets processing time pass until nothing is left to be computed from the store. */
    private void awaitRepairs() {
        await().atMost(Duration.ofMinutes(2))
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(1))
                .until(() -> harness.numProcessingTimeTimers() == 0 || timePasses());
    }

    /** Lets processing time pass until the store has been asked again and again. */
    private void awaitQuestions() {
        await().atMost(Duration.ofMinutes(2))
                .pollInSameThread()
                .until(() -> store.questions() > 2 || timePasses());
    }

    /** False, so that it may stand in a condition that does not hold yet. */
    private boolean timePasses() throws Exception {
        harness.setProcessingTime(harness.getProcessingTime() + 1_000);
        return false;
    }

    private static Map<String, Object> window(double min, double max, double mean, long count) {
        return Map.of(
                "pressure_min", min,
                "pressure_max", max,
                "pressure_mean", mean,
                "pressure_count", count);
    }

    @Test
    void storesEachObservationAtOnce() throws Exception {
        observe(T0 + 100, Observation.of(T0, "pressure", 0.25));

        assertThat(rows("water"))
                .containsExactly(
                        new StoreRow(
                                "water",
                                "p1",
                                "130102",
                                Integer.toHexString("pressure".hashCode()),
                                T0,
                                Map.of("pressure", 0.25, "_rt", T0 + 100)));
    }

    @Test
    void flagsAreColumnsOnlyWhereTheyAreNotNormal() throws Exception {
        TreeMap<String, ObservedValue> values = new TreeMap<>();
        values.put("battery", ObservedValue.of(80));
        values.put("pressure", ObservedValue.of(0.2).withQuality(QualityFlag.M));

        observe(T0, new Observation(T0, 7L, values, null));

        assertThat(rows("water"))
                .singleElement()
                .satisfies(
                        row ->
                                assertThat(row.fields())
                                        .containsEntry("pressure_q", "M")
                                        .containsEntry("_seq", 7L)
                                        .doesNotContainKey("battery_q"));
    }

    @Test
    void storesAMinuteWhenItIsOver() throws Exception {
        pressure(T0 + 10_000, 0.25);
        pressure(T0 + 20_000, 0.75);
        harness.processWatermark(new Watermark(T0 + MINUTE + 4_999));
        assertThat(rows("water_1m")).isEmpty();

        harness.processWatermark(new Watermark(T0 + MINUTE + 5_000));

        assertThat(rows("water_1m"))
                .extracting(StoreRow::ts, StoreRow::fields)
                .containsExactly(tuple(T0, window(0.25, 0.75, 0.5, 2)));
    }

    @Test
    void valuesThatDoNotCountAreInNoWindow() throws Exception {
        TreeMap<String, ObservedValue> values = new TreeMap<>();
        values.put("pressure", ObservedValue.of(0.2).withQuality(QualityFlag.C));
        observe(T0, new Observation(T0, null, values, null));

        harness.processWatermark(new Watermark(T0 + 10 * MINUTE));

        assertThat(rows("water_1m")).isEmpty();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void dataHalfAnHourLateChangesItsWindows() throws Exception {
        pressure(T0 + 1_000, 0.25);
        pressure(T0 + 31 * MINUTE, 0.5);
        harness.processWatermark(new Watermark(T0 + 33 * MINUTE));

        observe(T0 + 34 * MINUTE, Observation.of(T0 + 2_000, "pressure", 0.75));
        harness.processWatermark(new Watermark(T0 + 36 * MINUTE));

        assertThat(rows("water_1m"))
                .filteredOn(row -> row.ts() == T0)
                .last()
                .satisfies(row -> assertThat(row.fields()).isEqualTo(window(0.25, 0.75, 0.5, 2)));
        harness.processWatermark(new Watermark(T0 + 41 * MINUTE));
        assertThat(rows("water_1h"))
                .last()
                .satisfies(row -> assertThat(row.fields()).isEqualTo(window(0.25, 0.75, 0.5, 3)));
    }

    @Test
    void dataTooLateForItsWindowsChangesThemInTheStore() throws Exception {
        pressure(T0 + 1_000, 0.25);
        pressure(T0 + 80 * MINUTE, 0.5);
        harness.processWatermark(new Watermark(T0 + 82 * MINUTE));

        observe(T0 + 83 * MINUTE, Observation.of(T0 + 2_000, "pressure", 0.75));
        pressure(T0 + 84 * MINUTE, 0.5);
        storeAll();
        harness.processWatermark(new Watermark(T0 + 85 * MINUTE));
        awaitRepairs();

        assertThat(lastRow("water_1m", T0)).isEqualTo(window(0.25, 0.75, 0.5, 2));
        assertThat(lastRow("water_1h", T0)).isEqualTo(window(0.25, 0.75, 0.5, 2));
    }

    @Test
    void dataIsMarkedLateBeyondTheLateness() throws Exception {
        pressure(T0 + 20 * MINUTE, 0.5);
        observe(T0 + 20 * MINUTE, Observation.of(T0 + 10 * MINUTE, "pressure", 0.5));
        observe(T0 + 20 * MINUTE, Observation.of(T0 + 10 * MINUTE - 1, "pressure", 0.5));

        assertThat(rows("water"))
                .extracting(row -> row.fields().get("_late"))
                .containsExactly(null, null, true);
    }

    @Test
    void aCorrectionReplacesASampleOfItsWindows() throws Exception {
        pressure(T0 + 1_000, 0.25);
        pressure(T0 + 2_000, 0.75);
        observe(T0 + 3_000, Observation.of(T0 + 1_000, "pressure", 0.5));
        storeAll();

        harness.processWatermark(new Watermark(T0 + 6 * MINUTE));
        awaitRepairs();

        assertThat(rows("water_1m"))
                .as("nothing was sent that the store has to unlearn")
                .extracting(StoreRow::fields)
                .containsExactly(window(0.5, 0.75, 0.625, 2));
        assertThat(lastRow("water_1h", T0)).isEqualTo(window(0.5, 0.75, 0.625, 2));
    }

    @Test
    void theSameTimeWithOtherPropertiesIsNoCorrection() throws Exception {
        pressure(T0 + 1_000, 0.25);
        observe(T0 + 1_000, Observation.of(T0 + 1_000, "battery", 80));
        pressure(T0 + 2_000, 0.75);
        observe(T0 + 2_000, Observation.of(T0 + 2_000, "battery", 80));

        harness.processWatermark(new Watermark(T0 + 6 * MINUTE));

        assertThat(lastRow("water_1m", T0))
                .containsAllEntriesOf(window(0.25, 0.75, 0.5, 2))
                .containsEntry("battery_count", 2L);
        assertThat(store.questions()).isZero();
    }

    @Test
    void aWindowLeftToTheStoreStaysThere() throws Exception {
        pressure(T0 + 1_000, 0.25);
        observe(T0 + 2_000, Observation.of(T0 + 1_000, "pressure", 0.5));
        storeAll();
        harness.processWatermark(new Watermark(T0 + 2 * MINUTE));
        awaitRepairs();

        pressure(T0 + 3 * MINUTE, 0.25);
        observe(T0 + 3 * MINUTE, Observation.of(T0 + 2_000, "pressure", 1));
        storeAll();
        harness.processWatermark(new Watermark(T0 + 6 * MINUTE));
        awaitRepairs();

        assertThat(lastRow("water_1m", T0)).isEqualTo(window(0.5, 1, 0.75, 2));
        assertThat(lastRow("water_1m", T0 + 3 * MINUTE)).isEqualTo(window(0.25, 0.25, 0.25, 1));
        assertThat(lastRow("water_1h", T0)).containsEntry("pressure_count", 3L);
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void aCorrectionThatDoesNotCountLeavesItsWindowEmpty() throws Exception {
        pressure(T0 + 1_000, 0.25);
        TreeMap<String, ObservedValue> values = new TreeMap<>();
        values.put("pressure", ObservedValue.of(0.25).withQuality(QualityFlag.D));
        observe(T0 + 3_000, new Observation(T0 + 1_000, null, values, null));
        storeAll();

        harness.processWatermark(new Watermark(T0 + 6 * MINUTE));
        awaitRepairs();

        assertThat(lastRow("water_1m", T0)).isEqualTo(Map.of("pressure_count", 0L));
    }

    @Test
    void waitsUntilTheStoreShowsTheRow() throws Exception {
        pressure(T0 + 1_000, 0.25);
        storeAll();
        observe(T0 + 2_000, Observation.of(T0 + 1_000, "pressure", 0.5));
        harness.processWatermark(new Watermark(T0 + 2 * MINUTE));
        awaitQuestions();
        assertThat(rows("water_1m")).isEmpty();

        storeAll();
        awaitRepairs();

        assertThat(lastRow("water_1m", T0)).isEqualTo(window(0.5, 0.5, 0.5, 1));
    }

    @Test
    void aRowThatTheStoreRefusesIsNotWaitedForForEver() throws Exception {
        pressure(T0 + 1_000, 0.25);
        storeAll();
        observe(T0 + 2_000, Observation.of(T0 + 1_000, "pressure", 0.5));
        harness.processWatermark(new Watermark(T0 + 2 * MINUTE));

        awaitRepairs();

        assertThat(store.questions()).isGreaterThanOrEqualTo(WindowRepairs.MAX_MISSES);
        assertThat(lastRow("water_1m", T0)).isEqualTo(window(0.25, 0.25, 0.25, 1));
    }

    @Test
    void whatTheStoreOwesSurvivesARestart() throws Exception {
        pressure(T0 + 1_000, 0.25);
        observe(T0 + 2_000, Observation.of(T0 + 1_000, "pressure", 0.5));
        storeAll();
        store.goAway();
        harness.processWatermark(new Watermark(T0 + 2 * MINUTE));
        awaitQuestions();
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        store.comeBack();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();

        awaitRepairs();

        assertThat(lastRow("water_1m", T0)).isEqualTo(window(0.5, 0.5, 0.5, 1));
    }

    @Test
    void theEndOfTheInputWaitsForWhatTheStoreOwes() throws Exception {
        pressure(T0 + 1_000, 0.25);
        observe(T0 + 2_000, Observation.of(T0 + 1_000, "pressure", 0.5));
        storeAll();

        harness.processWatermark(Watermark.MAX_WATERMARK);

        assertThat(lastRow("water_1m", T0)).isEqualTo(window(0.5, 0.5, 0.5, 1));
        assertThat(lastRow("water_1h", T0)).isEqualTo(window(0.5, 0.5, 0.5, 1));
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void whatIsCorrectedWhileTheStoreIsAwayIsComputedToo() throws Exception {
        pressure(T0 + 1_000, 0.25);
        observe(T0 + 2_000, Observation.of(T0 + 1_000, "pressure", 0.5));
        store.goAway();
        harness.processWatermark(new Watermark(T0 + 2 * MINUTE));
        awaitQuestions();

        pressure(T0 + 3 * MINUTE, 0.25);
        observe(T0 + 3 * MINUTE + 1, Observation.of(T0 + 3 * MINUTE, "pressure", 0.75));
        storeAll();
        harness.processWatermark(new Watermark(T0 + 6 * MINUTE));
        store.comeBack();
        awaitRepairs();

        assertThat(lastRow("water_1m", T0)).isEqualTo(window(0.5, 0.5, 0.5, 1));
        assertThat(lastRow("water_1m", T0 + 3 * MINUTE)).isEqualTo(window(0.75, 0.75, 0.75, 1));
        assertThat(lastRow("water_1h", T0)).isEqualTo(window(0.5, 0.75, 0.625, 2));
    }

    @Test
    void normalFlagsAreWrittenOverOldOnesWhereTheStoreMerges() throws Exception {
        harness.close();
        harness = harness(StoreKind.INFLUXDB);
        harness.open();
        say(new Signal("p1", T0, "", new AlertCause(-1, -1), true, null, null, PIPE));
        pressure(T0 + 1_000, 0.25);

        observe(T0 + 2_000, Observation.of(T0 + 1_000, "pressure", 0.5));

        assertThat(rows("water"))
                .extracting(row -> row.fields().get("pressure_q"))
                .containsExactly(null, "N");
    }

    @Test
    void leavesNoTimerBehindWhenAllIsStored() throws Exception {
        pressure(T0 + 1_000, 0.25);

        harness.processWatermark(new Watermark(T0 + 6 * MINUTE));

        assertThat(rows("water_1h")).isNotEmpty();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void goesOnAfterARestartWithTheSameWindows() throws Exception {
        pressure(T0 + 1_000, 0.25);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();

        pressure(T0 + 2_000, 0.75);
        harness.processWatermark(new Watermark(T0 + 2 * MINUTE));

        assertThat(rows("water_1m"))
                .singleElement()
                .satisfies(row -> assertThat(row.fields()).isEqualTo(window(0.25, 0.75, 0.5, 2)));
    }

    @Test
    void eventsAreRowsOfTheirOwn() throws Exception {
        DeviceEvent event = new DeviceEvent(T0, 3L, "opened", new TreeMap<>());

        say(new Signal("p1", T0, "broker-1", new AlertCause(1, 1), false, null, event, null));

        assertThat(rows("water_event"))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.part()).isEqualTo("opened");
                            assertThat(row.fields()).containsEntry("type", "opened");
                        });
    }
}
