package city.chengyun.bridge;

import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.intake.InboundMessage;
import city.chengyun.intake.Intake;
import city.chengyun.intake.TopicPermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection's messages on their way to the intake. Packet ids mean something only on the
 * connection they came on; since each connection has an object and a Paho client of its own, a late
 * acknowledgement cannot reach the next one.
 *
 * <p>A message is acknowledged when the intake has it or will never take it. While the intake is
 * unavailable the message is kept and offered again: on a standing connection the broker would not
 * repeat it. What is kept is bounded by the receive maximum that the bridge announced.
 */
final class PahoConnection implements MqttCallback {

    private static final Logger log = LoggerFactory.getLogger(PahoConnection.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final MqttAsyncClient client;
    private final Intake intake;
    private final AtomicInteger outstanding;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Executor later =
            CompletableFuture.delayedExecutor(RETRY.toMillis(), TimeUnit.MILLISECONDS);

    /**
     * Makes the object the client's callback.
     *
     * @param outstanding counts messages that arrived and were not acknowledged yet
     */
    PahoConnection(MqttAsyncClient client, Intake intake, AtomicInteger outstanding) {
        this.client = client;
        this.intake = intake;
        this.outstanding = outstanding;
        client.setManualAcks(true);
        client.setCallback(this);
    }

    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    boolean isUp() {
        return ended.getCount() > 0 && client.isConnected();
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        outstanding.incrementAndGet();
        Optional<InboundMessage> inbound = inbound(topic, message);
        if (inbound.isPresent()) {
            offer(inbound.get(), message);
        } else {
            acknowledge(message);
        }
    }

    /** Empty for what is none of the intake's business: commands, replies, other trees. */
    private static Optional<InboundMessage> inbound(String topic, MqttMessage message) {
        return DeviceTopic.parse(topic)
                .filter(parsed -> TopicPermissions.INTAKE_KINDS.contains(parsed.kind()))
                .map(
                        parsed ->
                                // The broker has checked the publisher and does not tell who it is.
                                new InboundMessage(
                                        parsed.deviceId(),
                                        topic,
                                        message.getPayload(),
                                        message.getQos()));
    }

    private void offer(InboundMessage inbound, MqttMessage message) {
        var unused =
                intake.accept(inbound)
                        .whenComplete(
                                (outcome, failure) -> {
                                    if (outcome == null || outcome.isWorthRepeating()) {
                                        later.execute(() -> offerAgain(inbound, message));
                                    } else {
                                        acknowledge(message);
                                    }
                                });
    }

    private void offerAgain(InboundMessage inbound, MqttMessage message) {
        if (isUp()) {
            offer(inbound, message);
        } else {
            outstanding.decrementAndGet(); // the broker repeats it on the next connection
        }
    }

    private void acknowledge(MqttMessage message) {
        outstanding.decrementAndGet();
        if (message.getQos() == 0) {
            return;
        }
        try {
            client.messageArrivedComplete(message.getId(), message.getQos());
        } catch (MqttException gone) {
            // The connection ended meanwhile: the broker repeats the message, the stream drops one.
            log.debug("Could not acknowledge a message", gone);
        }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        MqttException cause = response.getException();
        log.warn(
                "The connection ended: {}",
                cause == null ? response.getReasonString() : cause.toString());
        ended.countDown();
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
        log.warn("The client reports: {}", exception.getMessage());
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // The bridge does not publish.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // The subscriber waits for the connection itself.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // No extended authentication was asked for.
    }
}
