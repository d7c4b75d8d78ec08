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
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3SubAckException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionIT {

    private static KafkaServer kafka;
    private static RunningBroker broker;

    @BeforeAll
    static void start(@TempDir Path data) {
        kafka = KafkaServer.start();
        broker = RunningBroker.start(kafka.bootstrapServers(), data);
        broker.issue("app", Kind.SERVICE);
    }

    @AfterAll
    static void stop() {
        broker.close();
        kafka.close();
    }

    @Test
    void refusesAWrongPasswordAndAnUnknownUserAlike() {
        String device = broker.newDevice();

        assertThat(refusal(device, device, "wrong"))
                .isEqualTo(Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD);
        assertThat(refusal("nobody", "nobody", RunningBroker.SECRET))
                .isEqualTo(Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD);
        await().untilAsserted(
                        () ->
                                assertThat(broker.log().read(LogTopics.SECURITY))
                                        .extracting(event -> new String(event.value(), UTF_8))
                                        .anyMatch(
                                                event ->
                                                        event.contains(device)
                                                                && event.contains(
                                                                        "BAD_CREDENTIALS")));
    }

    @Test
    void refusesAnonymousClients() {
        assertThatThrownBy(() -> broker.mqtt5("anybody").connect())
                .extracting(SessionIT::connackCode)
                .isEqualTo(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED);
    }

    @Test
    void bindsTheClientIdToTheCredential() {
        String device = broker.newDevice();
        String other = broker.newDevice();

        assertThat(refusal(other, device, RunningBroker.SECRET))
                .isEqualTo(Mqtt5ConnAckReasonCode.CLIENT_IDENTIFIER_NOT_VALID);
        assertThat(refusal(device + "0", device, RunningBroker.SECRET))
                .isEqualTo(Mqtt5ConnAckReasonCode.CLIENT_IDENTIFIER_NOT_VALID);
        assertThat(connect(device + ":standby", device, RunningBroker.SECRET).getReasonCode())
                .isEqualTo(Mqtt5ConnAckReasonCode.SUCCESS);
    }

    @Test
    void refusesADeviceBehindAGatewayAConnectionOfItsOwn() {
        broker.issue("gateway-1", Kind.GATEWAY);
        broker.assign("meter-1", "gateway-1");

        assertThat(refusal("meter-1", "meter-1", ""))
                .isEqualTo(Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD);
    }

    @Test
    void letsADeviceHearItsOwnCommandsOnly() throws Exception {
        String device = broker.newDevice();
        String other = broker.newDevice();
        Mqtt5BlockingClient client = broker.connected(device);
        Mqtt5BlockingClient app = broker.connected("app");

        assertThatThrownBy(() -> subscribe(client, command(other)))
                .isInstanceOf(Mqtt5SubAckException.class);
        assertThatThrownBy(() -> subscribe(client, "city/v1/+/+/" + device + "/command"))
                .isInstanceOf(Mqtt5SubAckException.class);
        assertThatThrownBy(() -> subscribe(client, "#")).isInstanceOf(Mqtt5SubAckException.class);
        try (var received = client.publishes(MqttGlobalPublishFilter.ALL)) {
            subscribe(client, command(device));
            publish(app, command(device), "open");
            assertThat(received.receive(5, TimeUnit.SECONDS).orElseThrow().getPayloadAsBytes())
                    .asString(UTF_8)
                    .isEqualTo("open");
        }
        app.disconnect();
    }

    @Test
    void carriesTheReplyOfADeviceToTheApp() throws Exception {
        String device = broker.newDevice();
        Mqtt5BlockingClient app = broker.connected("app");
        String reply = "city/v1/130102/water/" + device + "/reply";

        try (var received = app.publishes(MqttGlobalPublishFilter.ALL)) {
            subscribe(app, "city/v1/+/+/+/reply");
            publish(broker.connected(device), reply, "done");
            assertThatThrownBy(() -> publish(broker.connected(broker.newDevice()), reply, "forged"))
                    .isInstanceOf(RuntimeException.class);

            assertThat(received.receive(5, TimeUnit.SECONDS).orElseThrow().getPayloadAsBytes())
                    .asString(UTF_8)
                    .isEqualTo("done");
            assertThat(received.receive(200, TimeUnit.MILLISECONDS)).isEmpty();
        }
        app.disconnect();
        assertThat(broker.log().read(LogTopics.REPLY))
                .filteredOn(record -> device.equals(new String(record.key(), UTF_8)))
                .extracting(record -> new String(record.value(), UTF_8))
                .as("what was acknowledged is in the log")
                .containsExactly("done");
    }

    @Test
    void letsNobodyOfTheOlderProtocolHearOrGiveCommandsOfOthers() {
        String device = broker.newDevice();
        String other = broker.newDevice();
        double before = subscriptionsRefused();

        assertThat(grants3(device, command(device))).isTrue();
        assertThat(grants3(device, command(other))).isFalse();
        assertThat(grants3(device, "city/v1/130102/water/" + device + "/+")).isFalse();
        assertThat(subscriptionsRefused()).isEqualTo(before + 2);
        assertThatThrownBy(
                        () ->
                                broker.connected3(device)
                                        .publishWith()
                                        .topic(command(device))
                                        .qos(MqttQos.AT_LEAST_ONCE)
                                        .send())
                .as("only the hub gives commands")
                .isInstanceOf(RuntimeException.class);
    }

    private static boolean grants3(String device, String filter) {
        Mqtt3BlockingClient client = broker.connected3(device);
        try {
            client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
            return true;
        } catch (Mqtt3SubAckException refused) {
            return false;
        } finally {
            client.disconnect();
        }
    }

    private static double subscriptionsRefused() {
        return broker.runtime()
                .meters()
                .counter("chengyun.intake.refusals", "reason", "subscribe_not_authorized")
                .count();
    }

    @Test
    void refusesALastWillThatWouldBypassTheLog() {
        String device = broker.newDevice();

        assertThatThrownBy(
                        () ->
                                broker.mqtt5(device)
                                        .connectWith()
                                        .simpleAuth()
                                        .username(device)
                                        .password(RunningBroker.SECRET.getBytes(UTF_8))
                                        .applySimpleAuth()
                                        .willPublish()
                                        .topic("city/v1/130102/water/" + device + "/event")
                                        .qos(MqttQos.AT_LEAST_ONCE)
                                        .applyWillPublish()
                                        .send())
                .extracting(SessionIT::connackCode)
                .isEqualTo(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED);
    }

    @Test
    void endsTheLiveSessionOfAWithdrawnCredential() {
        String device = broker.newDevice();
        Mqtt5BlockingClient client = broker.connected(device);

        broker.log().withdraw(device);

        await().until(() -> !client.getState().isConnected());
        assertThat(refusal(device, device, RunningBroker.SECRET))
                .isEqualTo(Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD);
    }

    @RepeatedTest(5)
    void endsTheSessionThatAChangedSecretHadOpenedWithItsSubscriptions() {
        String device = broker.newDevice();
        Mqtt5BlockingClient client = persistent(broker, device, RunningBroker.SECRET);
        subscribe(client, command(device));

        broker.log().issue(device, Kind.DEVICE, "another secret");

        await().until(() -> !client.getState().isConnected());
        assertThat(connect(device, device, "another secret").isSessionPresent()).isFalse();
    }

    @Test
    void takesTheCommandsOfADeviceFromItsFormerGateway() throws Exception {
        broker.issue("gateway-a", Kind.GATEWAY);
        broker.assign("meter-7", "gateway-a");
        Mqtt5BlockingClient gateway = broker.connected("gateway-a");
        Mqtt5BlockingClient app = broker.connected("app");
        try (var received = gateway.publishes(MqttGlobalPublishFilter.ALL)) {
            subscribe(gateway, command("meter-7"));
            publish(app, command("meter-7"), "one");
            assertThat(received.receive(5, TimeUnit.SECONDS)).isPresent();

            broker.assign("meter-7", "gateway-b");

            await().untilAsserted(
                            () -> {
                                publish(app, command("meter-7"), "two");
                                assertThat(received.receive(100, TimeUnit.MILLISECONDS)).isEmpty();
                            });
        }
        app.disconnect();
    }

    @Test
    void endsSessionsAtItsStartThatWereWithdrawnMeanwhile(@TempDir Path data) {
        String device = broker.newDevice();
        try (RunningBroker other = RunningBroker.start(kafka.bootstrapServers(), data)) {
            Mqtt5BlockingClient client = persistent(other, device, RunningBroker.SECRET);
            subscribe(client, command(device));
        }
        broker.log().withdraw(device);

        try (RunningBroker again = RunningBroker.start(kafka.bootstrapServers(), data)) {
            await().untilAsserted(
                            () ->
                                    assertThat(
                                                    again.runtime()
                                                            .meters()
                                                            .counter(
                                                                    "chengyun.intake.refusals",
                                                                    "reason",
                                                                    "revoked")
                                                            .count())
                                            .isEqualTo(1));
        }
    }

    private static Mqtt5BlockingClient persistent(RunningBroker where, String id, String secret) {
        Mqtt5BlockingClient client = where.mqtt5(id);
        client.connectWith()
                .cleanStart(true)
                .sessionExpiryInterval(3600)
                .simpleAuth()
                .username(id)
                .password(secret.getBytes(UTF_8))
                .applySimpleAuth()
                .send();
        return client;
    }

    private static Mqtt5ConnAck connect(String clientId, String userName, String password) {
        return broker.mqtt5(clientId)
                .connectWith()
                .cleanStart(false)
                .simpleAuth()
                .username(userName)
                .password(password.getBytes(UTF_8))
                .applySimpleAuth()
                .send();
    }

    private static Mqtt5ConnAckReasonCode refusal(
            String clientId, String userName, String password) {
        try {
            connect(clientId, userName, password);
        } catch (Mqtt5ConnAckException refused) {
            return refused.getMqttMessage().getReasonCode();
        }
        throw new AssertionError(userName + " was let in as " + clientId);
    }

    private static Mqtt5ConnAckReasonCode connackCode(Throwable failure) {
        return ((Mqtt5ConnAckException) failure).getMqttMessage().getReasonCode();
    }

    private static void subscribe(Mqtt5BlockingClient client, String filter) {
        client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
    }

    private static void publish(Mqtt5BlockingClient client, String topic, String payload) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(UTF_8))
                .send();
    }

    private static String command(String device) {
        return "city/v1/130102/water/" + device + "/command";
    }
}
