package city.chengyun.cityjob.it;

import static city.chengyun.cityjob.Fixtures.LOW_PRESSURE;
import static city.chengyun.cityjob.Fixtures.SILENT;
import static city.chengyun.cityjob.Fixtures.pipe;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertType;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceState;
import city.chengyun.contract.live.LiveValue;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.RejectReason;
import city.chengyun.contract.observation.RejectedMessage;
import city.chengyun.testkit.KafkaServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both jobs as processes on real servers: the same expectations of every store. */
abstract class CityJobsIT {

    private static final long START =
            System.currentTimeMillis() / 3_600_000 * 3_600_000 - 7_200_000;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private static KafkaServer kafka;

    @TempDir private Path state;

    abstract TestStore startStore();

    @BeforeAll
    static void startKafka() {
        kafka = KafkaServer.start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    private static Observation pressure(long ts, double value) {
        return Observation.of(ts, "pressure", value);
    }

    private static Observation battery(long ts, double value) {
        return Observation.of(ts, "battery", value);
    }

    @Test
    void keepsEverythingOnceOverKillsOfBothJobs() throws Exception {
        DeviceDescriptor p1 = pipe("p1", DeviceState.ACTIVE);
        DeviceDescriptor late = pipe("p-late", DeviceState.ACTIVE);
        try (TestLog log = new TestLog(kafka.bootstrapServers(), START);
                TestStore store = startStore();
                JavaProcess judge = JavaProcess.ofJob("judge", environment(store));
                JavaProcess history = JavaProcess.ofJob("history", environment(store))) {
            log.publish(LOW_PRESSURE);
            log.publish(SILENT);
            log.announce(p1);
            judge.start();
            history.start();

            long t0 = log.now();
            log.say(p1, pressure(t0, 0.30));
            log.say(p1, battery(t0, 90));
            log.say(p1, pressure(t0, 0.31));
            log.say(p1, pressure(t0, 0.31));
            log.pass(Duration.ofSeconds(5));
            log.say(p1, pressure(log.now(), 0.10));
            log.pass(Duration.ofSeconds(5));
            log.flush();
            awaitRows(store, "water", 3);
            await().atMost(PATIENCE).until(() -> log.readAlerts().size() >= 1);
            judge.kill();
            history.kill();

            log.say(p1, pressure(t0 - 1_800_000, 0.32));
            log.say(p1, pressure(log.now(), 0.33));
            log.say(late, pressure(log.now(), 0.34));
            log.pass(Duration.ofSeconds(2));
            log.announce(late);
            log.say(
                    p1,
                    MessageKind.TELEMETRY,
                    "{\"ts\":%d,\"v\":{\"pressure\":9,\"battery\":80,\"colour\":1}}"
                            .formatted(log.now())
                            .getBytes(UTF_8));
            log.say(p1, MessageKind.TELEMETRY, "nonsense".getBytes(UTF_8));
            log.say(pipe("nobody", DeviceState.ACTIVE), pressure(log.now(), 0.3));
            log.say(
                    p1,
                    MessageKind.EVENT,
                    "{\"ts\":%d,\"type\":\"opened\"}".formatted(log.now()).getBytes(UTF_8));
            log.pass(Duration.ofMinutes(2));
            log.flush();
            judge.start();
            history.start();

            awaitRows(store, "water", 7);
            assertRawRows(store, t0);
            assertWindows(store, t0);
            assertThat(store.probe().rows("water_event"))
                    .singleElement()
                    .satisfies(row -> assertThat(row).containsEntry("type", "opened"));
            assertAlerts(log, t0);
            assertRejections(log);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(log.readLive())
                                            .flatExtracting(frame -> frame.devices())
                                            .extracting(LiveValue::deviceId)
                                            .contains(p1.id(), late.id()));
            assertThat(judge.stop()).isIn(0, 143);
            assertThat(history.stop()).isIn(0, 143);
        }
    }

    private Map<String, String> environment(TestStore store) {
        return store.environment(kafka.bootstrapServers(), state);
    }

    private static void awaitRows(TestStore store, String table, int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(store.probe().rows(table)).hasSize(count));
    }

    private static void assertRawRows(TestStore store, long t0) throws Exception {
        Map<String, List<Map<String, String>>> byTime =
                store.probe().rows("water").stream()
                        .collect(Collectors.groupingBy(row -> row.get(StoreProbe.TIME)));
        assertThat(byTime.get(Long.toString(t0)))
                .as("same time: another property beside a corrected one")
                .hasSize(2)
                .anySatisfy(row -> assertThat(row).containsEntry("pressure", "0.31"))
                .anySatisfy(row -> assertThat(row).containsEntry("battery", "90.0"));
        assertThat(byTime.get(Long.toString(t0 - 1_800_000)))
                .as("half an hour late")
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("pressure", "0.32"));
        assertThat(byTime.values().stream().flatMap(List::stream))
                .extracting(row -> row.get("device"))
                .containsOnly("p1", "p-late");
    }

    private static void assertWindows(TestStore store, long t0) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(store.probe().rows("water_1m"))
                                        .filteredOn(row -> "p1".equals(row.get("device")))
                                        .extracting(row -> row.get(StoreProbe.TIME))
                                        .containsOnlyOnce(
                                                Long.toString(t0), Long.toString(t0 - 1_800_000)));
    }

    private static void assertAlerts(TestLog log, long t0) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            Map<String, AlertEvent> newest = new HashMap<>();
                            for (AlertEvent event : log.readAlerts()) {
                                newest.merge(
                                        event.alertId().value(),
                                        event,
                                        (a, b) -> a.revision() >= b.revision() ? a : b);
                            }
                            assertThat(newest.values())
                                    .extracting(
                                            event ->
                                                    event.ruleId()
                                                            + " "
                                                            + event.deviceId()
                                                            + " "
                                                            + event.type()
                                                            + " "
                                                            + (event.onset() - t0))
                                    .containsExactlyInAnyOrder(
                                            "low-pressure p1 CLEARED 5000",
                                            "silent p1 RAISED 12000",
                                            "silent p-late RAISED 10000");
                            assertThat(newest.values())
                                    .extracting(AlertEvent::type)
                                    .doesNotContain(AlertType.RETRACTED);
                        });
    }

    private static void assertRejections(TestLog log) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(log.readRejections())
                                        .extracting(RejectedMessage::reason)
                                        .contains(
                                                RejectReason.VALUE_OUT_OF_RANGE,
                                                RejectReason.UNKNOWN_PROPERTY,
                                                RejectReason.MALFORMED_JSON,
                                                RejectReason.UNKNOWN_DEVICE));
    }
}
