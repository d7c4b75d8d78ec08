package city.chengyun.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import city.chengyun.contract.log.IntakeHeaders;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Appends messages to {@code chengyun.intake} and answers to commands to {@code chengyun.reply},
 * keyed by device. A message is {@link IntakeOutcome#ACCEPTED} when all in-sync replicas have it; a
 * repeat after any other outcome may bring it into the log twice, which the reader removes by
 * device and sequence or content.
 */
final class KafkaIntake implements Intake {

    private static final Duration[] APPEND_BUCKETS =
            IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final LogProducer log;
    private final TopicPermissions permissions;
    private final RejectedPayloads rejectedPayloads;
    private final Refusals refusals;
    private final BooleanSupplier hasRoom;
    private final byte[] intakeId;
    private final Map<MessageKind, Counter> messages = new EnumMap<>(MessageKind.class);
    private final Counter unprotected;
    private final Timer append;

    /**
     * Creates the intake.
     *
     * @param hasRoom asked for each message: whether the log has room for it
     */
    KafkaIntake(
            LogProducer log,
            TopicPermissions permissions,
            RejectedPayloads rejectedPayloads,
            Refusals refusals,
            BooleanSupplier hasRoom,
            String intakeId,
            MeterRegistry meters) {
        this.log = log;
        this.permissions = permissions;
        this.rejectedPayloads = rejectedPayloads;
        this.refusals = refusals;
        this.hasRoom = hasRoom;
        this.intakeId = intakeId.getBytes(UTF_8);
        for (MessageKind kind : TopicPermissions.INTAKE_KINDS) {
            messages.put(kind, meters.counter(IntakeMetrics.MESSAGES, "kind", kind.code()));
        }
        this.unprotected = meters.counter(IntakeMetrics.UNPROTECTED);
        this.append =
                Timer.builder(IntakeMetrics.APPEND)
                        .serviceLevelObjectives(APPEND_BUCKETS)
                        .register(meters);
    }

    @Override
    public CompletionStage<IntakeOutcome> accept(InboundMessage message) {
        Optional<DeviceTopic> topic = DeviceTopic.parse(message.topic());
        if (topic.isEmpty() || !TopicPermissions.INTAKE_KINDS.contains(topic.get().kind())) {
            return refused(message, RefusalReason.TOPIC_INVALID, IntakeOutcome.TOPIC_INVALID);
        }
        if (!permissions.mayPublish(message.publisher(), topic.get())) {
            return refused(
                    message, RefusalReason.PUBLISH_NOT_AUTHORIZED, IntakeOutcome.NOT_AUTHORIZED);
        }
        if (!hasRoom.getAsBoolean()) {
            return refused(message, RefusalReason.DISK_FULL, IntakeOutcome.UNAVAILABLE);
        }
        if (message.payload().length > InboundLimits.MAX_PAYLOAD_BYTES) {
            return rejectedPayloads
                    .record(message, topic.get())
                    .thenApply(kept -> kept ? IntakeOutcome.TOO_LARGE : IntakeOutcome.UNAVAILABLE);
        }
        if (message.qos() == 0) {
            unprotected.increment();
        }
        return append(message, topic.get());
    }

    private CompletionStage<IntakeOutcome> refused(
            InboundMessage message, RefusalReason reason, IntakeOutcome outcome) {
        refusals.refuse(reason, message.publisher().value(), message.topic(), null);
        return CompletableFuture.completedStage(outcome);
    }

    private CompletionStage<IntakeOutcome> append(InboundMessage message, DeviceTopic topic) {
        var record =
                new ProducerRecord<>(
                        topic.kind() == MessageKind.REPLY ? LogTopics.REPLY : LogTopics.INTAKE,
                        topic.deviceId().value().getBytes(UTF_8),
                        message.payload());
        record.headers()
                .add(IntakeHeaders.TOPIC, message.topic().getBytes(UTF_8))
                .add(IntakeHeaders.PUBLISHER, message.publisher().value().getBytes(UTF_8))
                .add(IntakeHeaders.INTAKE, intakeId);
        CompletableFuture<IntakeOutcome> outcome = new CompletableFuture<>();
        Timer.Sample sample = Timer.start();
        log.send(
                record,
                (metadata, failure) -> {
                    if (failure == null) {
                        sample.stop(append);
                        requireNonNull(messages.get(topic.kind())).increment();
                        outcome.complete(IntakeOutcome.ACCEPTED);
                    } else {
                        refusals.refuse(
                                RefusalReason.UNAVAILABLE,
                                message.publisher().value(),
                                String.valueOf(failure.getMessage()),
                                null);
                        outcome.complete(IntakeOutcome.UNAVAILABLE);
                    }
                });
        return outcome;
    }
}
