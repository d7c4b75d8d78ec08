package city.chengyun.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.device.PublisherCredential.Kind;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.testkit.KafkaServer;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishIT {

    private static KafkaServer kafka;
    private static RunningBroker broker;

    @BeforeAll
    static void start(@TempDir Path data) {
        kafka = KafkaServer.start();
        broker = RunningBroker.start(kafka.bootstrapServers(), data);
    }

    @AfterAll
    static void stop() {
        broker.close();
        kafka.close();
    }

    @Test
    void acknowledgesADevicesMessageWhenItIsInTheLog() {
        String device = broker.newDevice();

        publish(broker.connected(device), telemetry(device), "{\"ts\":1}");

        assertThat(broker.log().payloadsOf(device)).containsExactly("{\"ts\":1}");
    }

    @Test
    void acknowledgesADeviceOfTheOlderProtocol() {
        String device = broker.newDevice();

        publish(broker.connected3(device), telemetry(device), "old");

        assertThat(broker.log().payloadsOf(device)).containsExactly("old");
    }

    @Test
    void tellsAPublisherWhyItsTopicIsRefused() {
        String device = broker.newDevice();
        String other = broker.newDevice();
        Mqtt5BlockingClient client = broker.connected(device);

        assertThat(refusal(client, telemetry(other)))
                .isEqualTo(Mqtt5PubAckReasonCode.NOT_AUTHORIZED);
        assertThat(refusal(client, telemetry(device) + "/elsewhere"))
                .isEqualTo(Mqtt5PubAckReasonCode.TOPIC_NAME_INVALID);
        assertThat(refusal(client, "city/v1/130102/water/" + device + "/command"))
                .isEqualTo(Mqtt5PubAckReasonCode.NOT_AUTHORIZED);
        assertThat(broker.log().payloadsOf(device)).isEmpty();
        assertThat(broker.log().payloadsOf(other)).isEmpty();
    }

    @Test
    void closesAPublisherOfTheOlderProtocolWithoutAcknowledgement() {
        String other = broker.newDevice();
        Mqtt3BlockingClient client = broker.connected3(broker.newDevice());

        assertThatThrownBy(() -> publish(client, telemetry(other), "foreign"))
                .isInstanceOf(RuntimeException.class);

        assertThat(client.getState().isConnected()).isFalse();
        assertThat(broker.log().payloadsOf(other)).isEmpty();
    }

    @Test
    void slowsDownTheReconnectionOfOneThatWasClosed() {
        String device = broker.newDevice();
        Mqtt3BlockingClient client = broker.connected3(device);
        assertThatThrownBy(() -> publish(client, telemetry(broker.newDevice()), "foreign"))
                .isInstanceOf(RuntimeException.class);

        long before = System.nanoTime();
        broker.connected3(device);

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThanOrEqualTo(ReconnectBrake.FIRST);
    }

    @Test
    void letsAGatewaySpeakForItsOwnDevicesOnly() {
        broker.issue("gateway-1", Kind.GATEWAY);
        broker.assign("meter-1", "gateway-1");
        broker.assign("meter-2", "gateway-2");
        Mqtt5BlockingClient gateway = broker.connected("gateway-1");

        publish(gateway, telemetry("meter-1"), "mine");

        assertThat(refusal(gateway, telemetry("meter-2")))
                .isEqualTo(Mqtt5PubAckReasonCode.NOT_AUTHORIZED);
        assertThat(broker.log().payloadsOf("meter-1")).containsExactly("mine");
        assertThat(broker.log().payloadsOf("meter-2")).isEmpty();
    }

    @Test
    void recordsAnOversizedPayloadAsRejected() {
        String device = broker.newDevice();
        String older = broker.newDevice();
        Mqtt5BlockingClient client = broker.connected(device);
        String large = "x".repeat(64 * 1024 + 1);

        assertThatThrownBy(() -> publish(client, telemetry(device), large))
                .extracting(PublishIT::reasonCode)
                .isEqualTo(Mqtt5PubAckReasonCode.QUOTA_EXCEEDED);

        // One that cannot be told why must not be made to repeat it for ever.
        publish(broker.connected3(older), telemetry(older), large);
        assertThat(broker.log().payloadsOf(device)).isEmpty();
        assertThat(broker.log().read(LogTopics.REJECT)).hasSize(2);
    }

    @Test
    void countsQosZeroAsUnprotected() {
        String device = broker.newDevice();
        Mqtt5BlockingClient client = broker.connected(device);

        client.publishWith().topic(telemetry(device)).qos(MqttQos.AT_MOST_ONCE).send();

        await().untilAsserted(() -> assertThat(broker.log().payloadsOf(device)).hasSize(1));
        assertThat(broker.runtime().meters().counter("chengyun.intake.unprotected").count())
                .isEqualTo(1);
    }

    @Test
    void keepsStatusForLaterSubscribersAndRecordsItsEnd() throws Exception {
        broker.issue("status-reader", Kind.SERVICE);
        String device = broker.newDevice();
        Mqtt5BlockingClient client = broker.connected(device);
        String topic = "city/v1/130102/water/" + device + "/status";
        publish(client, topic, "{\"state\":\"online\",\"ts\":1}");

        Mqtt5BlockingClient app = broker.connected("status-reader");
        try (var received = app.publishes(MqttGlobalPublishFilter.ALL)) {
            app.subscribeWith().topicFilter(topic).qos(MqttQos.AT_LEAST_ONCE).send();
            Mqtt5Publish online = received.receive(5, TimeUnit.SECONDS).orElseThrow();
            assertThat(online.isRetain()).isTrue();
            assertThat(online.getPayloadAsBytes()).asString(UTF_8).contains("online");

            client.disconnect();

            Mqtt5Publish offline = received.receive(5, TimeUnit.SECONDS).orElseThrow();
            assertThat(offline.getTopic()).hasToString(topic);
            assertThat(offline.getPayloadAsBytes()).asString(UTF_8).contains("offline");
        }
        assertThat(broker.log().payloadsOf(device)).hasSize(2);
    }

    @Test
    void doesNotRecordAConnectionThatIsReplacedAsAnEnd() {
        String device = broker.newDevice();
        publish(broker.connected(device), telemetry(device), "one");

        Mqtt5BlockingClient second = broker.connected(device);
        publish(second, telemetry(device), "two");

        assertThat(broker.log().payloadsOf(device)).containsExactly("one", "two");
        second.disconnect();
        await().untilAsserted(() -> assertThat(broker.log().payloadsOf(device)).hasSize(3));
    }

    private static String telemetry(String device) {
        return "city/v1/130102/water/" + device + "/telemetry";
    }

    private static void publish(Mqtt5BlockingClient client, String topic, String payload) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(UTF_8))
                .send();
    }

    private static void publish(Mqtt3BlockingClient client, String topic, String payload) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(UTF_8))
                .send();
    }

    private static Mqtt5PubAckReasonCode refusal(Mqtt5BlockingClient client, String topic) {
        try {
            publish(client, topic, "{}");
        } catch (Mqtt5PubAckException refused) {
            return refused.getMqttMessage().getReasonCode();
        }
        throw new AssertionError("accepted on " + topic);
    }

    private static Mqtt5PubAckReasonCode reasonCode(Throwable failure) {
        return ((Mqtt5PubAckException) failure).getMqttMessage().getReasonCode();
    }
}
