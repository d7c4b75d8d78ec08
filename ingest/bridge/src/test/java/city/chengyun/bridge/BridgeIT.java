package city.chengyun.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.device.PublisherCredential.Kind;
import city.chengyun.intake.IntakeRuntime;
import city.chengyun.intake.IntakeSettings;
import city.chengyun.intake.LogProbe;
import city.chengyun.testkit.KafkaServer;
import city.chengyun.testkit.MosquittoServer;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BridgeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static KafkaServer kafka;

    private MosquittoServer mosquitto;
    private LogProbe log;
    private IntakeRuntime runtime;
    private Bridge bridge;

    @BeforeAll
    static void startTheLog() {
        kafka = KafkaServer.start();
    }

    @AfterAll
    static void stopTheLog() {
        kafka.close();
    }

    @BeforeEach
    void start() throws Exception {
        mosquitto = MosquittoServer.start("persistence true", "max_queued_messages 100000");
        log = new LogProbe(kafka.bootstrapServers());
        log.issue("pipe-1", Kind.DEVICE, "secret");
        runtime =
                IntakeRuntime.start(
                        new IntakeSettings(kafka.bootstrapServers(), "bridge-test", 0),
                        Clock.systemUTC());
        startBridge();
        runtime.startCarrying(() -> bridge.isUp());
    }

    @AfterEach
    void stop() {
        bridge.close();
        runtime.close();
        log.close();
        mosquitto.close();
    }

    private void startBridge() {
        var settings =
                new BridgeSettings(
                        URI.create(mosquitto.uri()),
                        null,
                        null,
                        List.of("city/v1/+/water/#", "city/v1/+/energy/#"));
        bridge = Bridge.start(settings, "bridge-test", runtime.intake(), runtime.meters());
        await().atMost(PATIENCE).until(bridge::isUp);
    }

    @Test
    void appendsWhatTheExternalBrokerDelivers() {
        publish(publisher(), topic("pipe-1"), "one");

        awaitInTheLog("one");
    }

    @Test
    void isNotHeldUpByMessagesThatAreNotItsOwn() {
        Mqtt5BlockingClient publisher = publisher();
        for (int i = 0; i < 3 * PahoSubscriber.RECEIVE_MAXIMUM; i++) {
            publish(publisher, topic("stranger"), "unknown device");
            publish(publisher, "city/v1/130102/water/pipe-1/command", "not for the log");
            publish(publisher, "city/v1/130102/water", "outside the contract");
        }

        publish(publisher, topic("pipe-1"), "last");

        awaitInTheLog("last");
        assertThat(log.messages()).hasSize(1);
    }

    @Test
    void receivesAfterARestartWhatArrivedMeanwhile() {
        bridge.close();
        publish(publisher(), topic("pipe-1"), "meanwhile");

        startBridge();

        awaitInTheLog("meanwhile");
    }

    @Test
    void keepsMessagesUnacknowledgedWhileTheLogIsAwayAndDeliversThemLater() {
        Mqtt5BlockingClient publisher = publisher();
        kafka.kill();
        List<String> published = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            published.add("message " + i);
            publish(publisher, topic("pipe-1"), "message " + i);
        }

        kafka.restart();

        awaitInTheLog(published.toArray(String[]::new));
    }

    @Test
    void losesNothingWhenTheExternalBrokerRestartsMidway() {
        Set<String> acknowledged = new HashSet<>();
        publishUntil(acknowledged, 1000);

        mosquitto.stop();
        mosquitto.restart();

        publishUntil(acknowledged, 2000);
        awaitInTheLog(acknowledged.toArray(String[]::new));
    }

    private void publishUntil(Set<String> acknowledged, int count) {
        Mqtt5BlockingClient publisher = publisher();
        while (acknowledged.size() < count) {
            String payload = "message " + acknowledged.size();
            publish(publisher, topic("pipe-1"), payload);
            acknowledged.add(payload);
        }
    }

    private void awaitInTheLog(String... payloads) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(log.payloadsOf("pipe-1")).contains(payloads));
    }

    private Mqtt5BlockingClient publisher() {
        Mqtt5BlockingClient client =
                MqttClient.builder()
                        .useMqttVersion5()
                        .serverHost("127.0.0.1")
                        .serverPort(mosquitto.port())
                        .buildBlocking();
        client.connect();
        return client;
    }

    private static void publish(Mqtt5BlockingClient client, String topic, String payload) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(UTF_8))
                .send();
    }

    private static String topic(String device) {
        return "city/v1/130102/water/" + device + "/telemetry";
    }
}
