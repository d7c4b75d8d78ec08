package city.chengyun.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.device.PublisherCredential.Kind;
import city.chengyun.intake.Intake;
import city.chengyun.testkit.KafkaServer;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What publishers hear while something behind the broker is broken: never a success. */
class OutageIT {

    private static final String TOPIC = "city/v1/130102/water/pipe-1/telemetry";

    private static KafkaServer kafka;

    @TempDir private Path data;

    @BeforeAll
    static void start() {
        kafka = KafkaServer.start();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void tellsAFailureWhenTheIntakeThrows() {
        Intake broken =
                message -> {
                    throw new IllegalStateException("a bug");
                };
        try (RunningBroker broker = broker(intake -> broken, Duration.ofSeconds(8))) {
            assertBothProtocolsAreRefused(broker);
        }
    }

    @Test
    void tellsAFailureWhenTheIntakeFailsLater() {
        Intake broken =
                message -> CompletableFuture.failedFuture(new IllegalStateException("a bug"));
        try (RunningBroker broker = broker(intake -> broken, Duration.ofSeconds(8))) {
            assertBothProtocolsAreRefused(broker);
        }
    }

    @Test
    void tellsAFailureWhenTheIntakeDoesNotAnswerInTime() {
        Intake silent = message -> new CompletableFuture<>();
        try (RunningBroker broker = broker(intake -> silent, Duration.ofMillis(500))) {
            assertBothProtocolsAreRefused(broker);
        }
    }

    @Test
    void refusesWhileTheLogIsAwayAndTakesMessagesAgainWhenItIsBack() {
        try (RunningBroker broker = broker(UnaryOperator.identity(), Duration.ofSeconds(8))) {
            broker.issue("pipe-1", Kind.DEVICE);
            Mqtt5BlockingClient client = broker.connected("pipe-1");
            publish(client, "before");
            kafka.kill();

            assertThatThrownBy(() -> publish(client, "lost"))
                    .isInstanceOf(Mqtt5PubAckException.class);

            kafka.restart();
            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptionsInstanceOf(Mqtt5PubAckException.class)
                    .until(
                            () -> {
                                publish(client, "after");
                                return true;
                            });
            assertThat(broker.log().payloadsOf("pipe-1")).contains("before", "after");
        }
    }

    @Test
    void keepsEveryAcknowledgedMessageWhenTheLogIsKilledMidway() throws Exception {
        int connections = 20;
        int each = 500;
        try (RunningBroker broker = broker(UnaryOperator.identity(), Duration.ofSeconds(8))) {
            Set<String> acknowledged = ConcurrentHashMap.newKeySet();
            List<CompletableFuture<Void>> publishers =
                    IntStream.range(0, connections)
                            .mapToObj(i -> publishAll(broker, each, acknowledged))
                            .toList();
            await().until(() -> acknowledged.size() > connections * each / 4);

            kafka.kill();
            kafka.restart();

            CompletableFuture.allOf(publishers.toArray(CompletableFuture[]::new)).join();
            assertThat(acknowledged).hasSize(connections * each);
            Set<String> inTheLog = new HashSet<>();
            broker.log().messages().forEach(r -> inTheLog.add(new String(r.value(), UTF_8)));
            assertThat(inTheLog).containsAll(acknowledged);
        }
    }

    /** Publishes one after the other, each until it is acknowledged, as a careful device does. */
    private static CompletableFuture<Void> publishAll(
            RunningBroker broker, int count, Set<String> acknowledged) {
        String device = broker.newDevice();
        Mqtt5AsyncClient client = broker.connected(device).toAsync();
        return CompletableFuture.runAsync(
                () -> {
                    for (int i = 0; i < count; i++) {
                        String payload = device + "/" + i;
                        while (!isAcknowledged(client, device, payload)) {
                            Thread.onSpinWait();
                        }
                        acknowledged.add(payload);
                    }
                },
                task -> new Thread(task, "publisher-" + device).start());
    }

    private static boolean isAcknowledged(Mqtt5AsyncClient client, String device, String payload) {
        Mqtt5PublishResult result =
                client.publishWith()
                        .topic("city/v1/130102/water/" + device + "/telemetry")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .payload(payload.getBytes(UTF_8))
                        .send()
                        .exceptionally(failure -> null)
                        .join();
        return result != null && result.getError().isEmpty();
    }

    private static void assertBothProtocolsAreRefused(RunningBroker broker) {
        broker.issue("pipe-1", Kind.DEVICE);
        Mqtt5BlockingClient client = broker.connected("pipe-1");
        assertThatThrownBy(() -> publish(client, "lost")).isInstanceOf(Mqtt5PubAckException.class);
        client.disconnect();

        Mqtt3BlockingClient older = broker.connected3("pipe-1");
        assertThatThrownBy(
                        () ->
                                older.publishWith()
                                        .topic(TOPIC)
                                        .qos(MqttQos.AT_LEAST_ONCE)
                                        .payload("lost".getBytes(UTF_8))
                                        .send())
                .isInstanceOf(RuntimeException.class);
        assertThat(older.getState().isConnected()).isFalse();
    }

    private RunningBroker broker(UnaryOperator<Intake> intake, Duration interceptorTimeout) {
        return RunningBroker.start(
                kafka.bootstrapServers(), data, null, intake, interceptorTimeout);
    }

    private static void publish(Mqtt5BlockingClient client, String payload) {
        client.publishWith()
                .topic(TOPIC)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(UTF_8))
                .send();
    }
}
