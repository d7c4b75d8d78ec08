package city.chengyun.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.PublisherCredential.Kind;
import city.chengyun.contract.log.IntakeHeaders;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.testkit.KafkaServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IntakeRuntimeIT {

    private static final String TOPIC = "city/v1/130102/water/pipe-1/telemetry";

    private static KafkaServer kafka;

    @TempDir private Path folder;
    private LogProbe log;
    private IntakeRuntime runtime;

    @BeforeAll
    static void startTheLog() {
        kafka = KafkaServer.start();
    }

    @AfterAll
    static void stopTheLog() {
        kafka.close();
    }

    @BeforeEach
    void startWithOneDevice() throws Exception {
        log = new LogProbe(kafka.bootstrapServers());
        log.issue("pipe-1", Kind.DEVICE, "secret");
        runtime = start(null);
    }

    private IntakeRuntime start(@Nullable DiskReserve reserve) throws Exception {
        return IntakeRuntime.start(
                new IntakeSettings(kafka.bootstrapServers(), "intake-1", 0, reserve),
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        runtime.close();
        log.close();
    }

    @Test
    void appendsAMessageWithItsOriginKeyedByDevice() {
        IntakeOutcome outcome = accept("pipe-1", TOPIC, "{\"ts\":1}");

        assertThat(outcome).isEqualTo(IntakeOutcome.ACCEPTED);
        ConsumerRecord<byte[], byte[]> record = log.messages().get(0);
        assertThat(record.key()).asString(UTF_8).isEqualTo("pipe-1");
        assertThat(record.value()).asString(UTF_8).isEqualTo("{\"ts\":1}");
        assertThat(LogProbe.header(record, IntakeHeaders.TOPIC)).isEqualTo(TOPIC);
        assertThat(LogProbe.header(record, IntakeHeaders.PUBLISHER)).isEqualTo("pipe-1");
        assertThat(LogProbe.header(record, IntakeHeaders.INTAKE)).isEqualTo("intake-1");
    }

    @Test
    void refusesWhatTheContractDoesNotAllow() {
        assertThat(accept("pipe-1", "city/v1/130102/water/pipe-1/command", ""))
                .isEqualTo(IntakeOutcome.TOPIC_INVALID);
        assertThat(accept("pipe-1", "elsewhere", "")).isEqualTo(IntakeOutcome.TOPIC_INVALID);
        assertThat(accept("pipe-2", TOPIC, "")).isEqualTo(IntakeOutcome.NOT_AUTHORIZED);
        assertThat(accept("pipe-1", "city/v1/130102/water/pipe-2/event", ""))
                .isEqualTo(IntakeOutcome.NOT_AUTHORIZED);

        assertThat(log.messages()).isEmpty();
        await().untilAsserted(() -> assertThat(log.read(LogTopics.SECURITY)).hasSize(3));
    }

    @Test
    void recordsAnOversizedPayloadAsRejectedInsteadOfAppendingIt() {
        IntakeOutcome outcome = accept("pipe-1", TOPIC, "x".repeat(64 * 1024 + 1));

        assertThat(outcome).isEqualTo(IntakeOutcome.TOO_LARGE);
        assertThat(log.messages()).isEmpty();
        assertThat(log.read(LogTopics.REJECT))
                .singleElement()
                .satisfies(r -> assertThat(r.value()).asString(UTF_8).contains("TOO_LARGE"));
    }

    @Test
    void followsCredentialsAsTheyChange() {
        log.issue("pipe-9", Kind.DEVICE, "secret");
        await().until(() -> runtime.credentials().find(new DeviceId("pipe-9")).isPresent());

        log.withdraw("pipe-9");
        await().until(() -> runtime.credentials().find(new DeviceId("pipe-9")).isEmpty());
    }

    @Test
    void ticksEachPartitionOnlyWhileItCarriesMessages() {
        assertThat(ticks()).isEmpty();

        runtime.startCarrying(() -> true);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () ->
                                assertThat(ticks())
                                        .extracting(ConsumerRecord::partition)
                                        .contains(0, 1, 2, 3));
        assertThat(log.read(LogTopics.DEVICE))
                .anySatisfy(
                        tick ->
                                assertThat(tick.key())
                                        .asString(UTF_8)
                                        .isEqualTo(LogTopics.TICK_KEY_PREFIX + "intake-1"));
    }

    @Test
    void refusesInTimeWhileTheLogIsAwayAndAcceptsAgainAfterwards() {
        kafka.kill();

        long before = System.nanoTime();
        assertThat(accept("pipe-1", TOPIC, "{}")).isEqualTo(IntakeOutcome.UNAVAILABLE);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isLessThan(LogProducer.DELIVERY_TIMEOUT.plusSeconds(2));

        kafka.restart();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> accept("pipe-1", TOPIC, "{}") == IntakeOutcome.ACCEPTED);
    }

    @Test
    void takesNothingAndDoesNotTickWhileTheDisksReserveIsUsedUp() throws Exception {
        runtime.close();
        runtime = start(new DiskReserve(folder, Long.MAX_VALUE));
        await().until(() -> accept("pipe-1", TOPIC, "{}") == IntakeOutcome.UNAVAILABLE);
        int taken = log.messages().size();

        runtime.startCarrying(() -> true);
        accept("pipe-1", TOPIC, "{}");

        // Ticks would come each second.
        await().during(Duration.ofSeconds(2)).until(() -> ticks().isEmpty());
        assertThat(log.messages()).hasSize(taken);
        assertThat(get("/metrics").body())
                .contains(
                        "chengyun_intake_refusals_total{intake=\"intake-1\","
                                + "reason=\"disk_full\"} 2.0")
                .contains("chengyun_intake_disk_free{intake=\"intake-1\"}");
        assertThat(log.read(LogTopics.SECURITY)).isEmpty();
    }

    @Test
    void tellsItsHealthAndItsFigures() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(503);

        runtime.startCarrying(() -> true);
        accept("pipe-1", TOPIC, "{}");

        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/metrics").body())
                .contains(
                        "chengyun_intake_messages_total{intake=\"intake-1\",kind=\"telemetry\"}"
                                + " 1.0")
                .contains("chengyun_intake_credentials{intake=\"intake-1\"} 1.0");
    }

    private List<ConsumerRecord<byte[], byte[]>> ticks() {
        return log.read(LogTopics.INTAKE).stream()
                .filter(record -> record.headers().lastHeader(IntakeHeaders.TICK) != null)
                .toList();
    }

    private IntakeOutcome accept(String publisher, String topic, String payload) {
        return runtime.intake()
                .accept(
                        new InboundMessage(
                                new DeviceId(publisher), topic, payload.getBytes(UTF_8), 1))
                .toCompletableFuture()
                .join();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var uri = URI.create("http://127.0.0.1:" + runtime.healthPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
