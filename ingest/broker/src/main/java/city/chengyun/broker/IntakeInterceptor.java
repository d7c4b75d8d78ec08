package city.chengyun.broker;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.intake.InboundMessage;
import city.chengyun.intake.Intake;
import city.chengyun.intake.IntakeOutcome;
import com.hivemq.extension.sdk.api.async.Async;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.interceptor.publish.PublishInboundInterceptor;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundInput;
import com.hivemq.extension.sdk.api.interceptor.publish.parameter.PublishInboundOutput;
import com.hivemq.extension.sdk.api.packets.general.MqttVersion;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.packets.publish.PublishPacket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands what devices say to the intake before the broker does anything with it, and lets the PUBACK
 * say what became of it. Whatever goes wrong here, the publisher hears a failure: HiveMQ would
 * acknowledge a message whose interceptor throws or runs out of time, so both are caught.
 *
 * <p>HiveMQ runs the interceptor for one client's messages one after the other: a connection has at
 * most one message on its way to the log, in the order sent.
 */
final class IntakeInterceptor implements PublishInboundInterceptor {

    private static final Logger log = LoggerFactory.getLogger(IntakeInterceptor.class);

    private static final Duration REFUSAL_PAUSE = Duration.ofSeconds(1);
    private static final String STATUS_LEVEL = "/" + MessageKind.STATUS.code();
    private static final String REPLY_LEVEL = "/" + MessageKind.REPLY.code();

    private final Intake intake;
    private final Presence presence;
    private final ReconnectBrake brake;
    private final Duration timeout;
    private final LongAdder concluded = new LongAdder();
    private final Executor later =
            CompletableFuture.delayedExecutor(REFUSAL_PAUSE.toMillis(), TimeUnit.MILLISECONDS);

    /**
     * Creates the interceptor.
     *
     * @param timeout longer than the intake takes at most, so that normally its outcome counts
     */
    IntakeInterceptor(Intake intake, Presence presence, ReconnectBrake brake, Duration timeout) {
        this.intake = intake;
        this.presence = presence;
        this.brake = brake;
        this.timeout = timeout;
    }

    /** Messages that went no further than the intake, taken or refused. */
    long concluded() {
        return concluded.sum();
    }

    @Override
    public void onInboundPublish(PublishInboundInput input, PublishInboundOutput output) {
        PublishPacket packet = input.getPublishPacket();
        Optional<DeviceTopic> topic = DeviceTopic.parse(packet.getTopic());
        if (topic.isPresent() && topic.get().kind() == MessageKind.COMMAND) {
            return; // the authorizer decides
        }
        String clientId = input.getClientInformation().getClientId();
        Optional<DeviceId> publisher = ClientIds.findCredential(clientId);
        if (publisher.isEmpty()) {
            // The authenticator lets no such client in.
            output.preventPublishDelivery(AckReasonCode.NOT_AUTHORIZED);
            return;
        }
        topic.ifPresent(known -> presence.spoke(publisher.get(), known));
        handOver(publisher.get(), input, output);
    }

    private void handOver(
            DeviceId publisher, PublishInboundInput input, PublishInboundOutput output) {
        PublishPacket packet = input.getPublishPacket();
        Async<PublishInboundOutput> pending =
                output.async(
                        timeout,
                        TimeoutFallback.FAILURE,
                        AckReasonCode.UNSPECIFIED_ERROR,
                        "not durable in time");
        try {
            var message =
                    new InboundMessage(
                            publisher,
                            packet.getTopic(),
                            bytes(packet.getPayload()),
                            packet.getQos().getQosNumber());
            var unused =
                    intake.accept(message)
                            .whenComplete((outcome, failure) -> conclude(input, pending, outcome));
        } catch (RuntimeException failure) {
            // The framework's edge: anything uncaught here would be acknowledged as a success.
            log.error("Handing a message of {} to the intake failed", publisher, failure);
            settle(input, pending, AckReasonCode.UNSPECIFIED_ERROR);
        }
    }

    /** Answers according to the outcome, which is null when the intake itself failed. */
    private void conclude(
            PublishInboundInput input,
            Async<PublishInboundOutput> pending,
            @Nullable IntakeOutcome outcome) {
        AckReasonCode verdict = verdict(outcome, input);
        if (outcome == IntakeOutcome.UNAVAILABLE) {
            // Holds this connection's next message back too: a publisher that repeats at once would
            // otherwise keep the broker busy refusing for as long as the log is away.
            later.execute(() -> settle(input, pending, verdict));
        } else {
            settle(input, pending, verdict);
        }
    }

    private void settle(
            PublishInboundInput input, Async<PublishInboundOutput> pending, AckReasonCode verdict) {
        try {
            PublishInboundOutput output = pending.getOutput();
            String topic = input.getPublishPacket().getTopic();
            if (verdict == AckReasonCode.SUCCESS && topic.endsWith(STATUS_LEVEL)) {
                output.getPublishPacket().setRetain(true);
                return;
            }
            if (verdict == AckReasonCode.SUCCESS && topic.endsWith(REPLY_LEVEL)) {
                return; // whoever waits for it hears it at once, too
            }
            output.preventPublishDelivery(verdict);
            concluded.increment();
            if (verdict != AckReasonCode.SUCCESS) {
                slowDownIfClosed(input);
            }
        } finally {
            pending.resume();
        }
    }

    private void slowDownIfClosed(PublishInboundInput input) {
        if (!knowsReasons(input)) {
            String clientId = input.getClientInformation().getClientId();
            ClientIds.findCredential(clientId)
                    .map(id -> Peer.of(id.value(), input.getConnectionInformation()))
                    .ifPresent(peer -> brake.refused(peer.brakeKey()));
        }
    }

    private static boolean knowsReasons(PublishInboundInput input) {
        return input.getConnectionInformation().getMqttVersion() == MqttVersion.V_5;
    }

    private static AckReasonCode verdict(
            @Nullable IntakeOutcome outcome, PublishInboundInput input) {
        if (outcome == null) {
            return AckReasonCode.UNSPECIFIED_ERROR;
        }
        return switch (outcome) {
            case ACCEPTED -> AckReasonCode.SUCCESS;
            case TOPIC_INVALID -> AckReasonCode.TOPIC_NAME_INVALID;
            case NOT_AUTHORIZED -> AckReasonCode.NOT_AUTHORIZED;
            // Recorded as rejected. A publisher that cannot be told would repeat it for ever.
            case TOO_LARGE ->
                    knowsReasons(input) ? AckReasonCode.QUOTA_EXCEEDED : AckReasonCode.SUCCESS;
            case UNAVAILABLE -> AckReasonCode.IMPLEMENTATION_SPECIFIC_ERROR;
        };
    }

    private static byte[] bytes(Optional<ByteBuffer> payload) {
        if (payload.isEmpty()) {
            return new byte[0];
        }
        ByteBuffer source = payload.get().duplicate();
        byte[] target = new byte[source.remaining()];
        source.get(target);
        return target;
    }
}
