package city.chengyun.cityjob.it;

import static city.chengyun.cityjob.Fixtures.LOW_PRESSURE;
import static city.chengyun.cityjob.Fixtures.PIPE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.observation.Observation;
import city.chengyun.testkit.KafkaServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both jobs on a Flink cluster, from the jar and with the settings that the manual names. */
class StandaloneClusterIT {

    private static final Path JAR = Path.of("target", "chengyun-city-job-cluster.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long START =
            System.currentTimeMillis() / 3_600_000 * 3_600_000 - 7_200_000;

    @Test
    void theJarHoldsTheConnectorsAndNothingThatAClusterHas() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName))
                    .contains(
                            "city/chengyun/cityjob/CityJobMain.class",
                            "city/chengyun/rules/DeviceJudge.class",
                            "org/apache/flink/connector/kafka/source/KafkaSource.class",
                            "org/influxdb/InfluxDB.class")
                    .noneMatch(
                            name ->
                                    name.startsWith("org/apache/flink/runtime/")
                                            || name.startsWith("org/apache/flink/api/")
                                            || name.startsWith("org/slf4j/")
                                            || name.startsWith("ch/qos/logback/"));
        }
    }

    @Test
    void bothJobsGoOnWhenTheirTaskManagerIsKilled(@TempDir Path folder) throws Exception {
        try (KafkaServer kafka = KafkaServer.start();
                TestStore store = TestStore.questDb();
                TestLog log = new TestLog(kafka.bootstrapServers(), START);
                FlinkCluster cluster = FlinkCluster.start(folder)) {
            log.publish(LOW_PRESSURE);
            log.announce(PIPE);
            cluster.startTaskManager();
            Map<String, String> environment = store.environment(kafka.bootstrapServers(), folder);
            cluster.submit(JAR, List.of("judge"), environment);
            cluster.submit(JAR, List.of("history"), environment);

            say(log, 0.30);
            say(log, 0.10);
            log.flush();
            eventually(() -> assertThat(store.probe().rows("water")).hasSize(2));
            eventually(() -> assertThat(log.readAlerts()).hasSize(1));
            awaitAnotherCheckpoint(cluster);

            cluster.killTaskManager();
            say(log, 0.11);
            say(log, 0.40);
            log.pass(Duration.ofMinutes(4));
            log.flush();
            cluster.startTaskManager();

            eventually(() -> assertThat(store.probe().rows("water")).hasSize(4));
            eventually(
                    () ->
                            assertThat(store.probe().rows("water_1m"))
                                    .as("a message counted twice or not at all would show here")
                                    .singleElement()
                                    .satisfies(oneMinuteOf("0.1", "0.4", "4.0")));
            eventually(
                    () ->
                            assertThat(log.readAlerts())
                                    .extracting(event -> event.type() + " r" + event.revision())
                                    .contains("RAISED r1")
                                    .last()
                                    .isEqualTo("CLEARED r2"));
            assertThat(log.readAlerts()).extracting("alertId").containsOnly(alertId(log));
            assertThat(cluster.checkpointsOfRunningJobs())
                    .containsOnlyKeys("chengyun-judge", "chengyun-history");
        }
    }

    private static Object alertId(TestLog log) throws Exception {
        return log.readAlerts().get(0).alertId();
    }

    private static ThrowingConsumer<Map<String, String>> oneMinuteOf(
            String min, String max, String count) {
        return row ->
                assertThat(row)
                        .containsEntry("pressure_min", min)
                        .containsEntry("pressure_max", max)
                        .containsEntry("pressure_count", count);
    }

    private static void say(TestLog log, double pressure) {
        log.say(PIPE, Observation.of(log.now(), "pressure", pressure));
        log.pass(Duration.ofSeconds(5));
    }

    /** What has been seen so far is in it. */
    private static void awaitAnotherCheckpoint(FlinkCluster cluster) throws Exception {
        Map<String, Integer> before = cluster.checkpointsOfRunningJobs();
        eventually(
                () ->
                        assertThat(cluster.checkpointsOfRunningJobs())
                                .hasSize(2)
                                .allSatisfy(
                                        (job, completed) ->
                                                assertThat(completed)
                                                        .as(job)
                                                        .isGreaterThan(
                                                                before.getOrDefault(job, 0))));
    }

    private static void eventually(ThrowingRunnable expectation) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(expectation);
    }
}
