package city.chengyun.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.observation.RejectReason;
import city.chengyun.contract.observation.RejectedMessage;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Records on {@code chengyun.reject} the one fault that the intake judges itself: a payload so
 * large that it must not enter the intake topic. All other faults are left to the stream.
 */
final class RejectedPayloads {

    private final LogProducer log;
    private final Clock clock;

    RejectedPayloads(LogProducer log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Completes with whether the record is durable. */
    CompletionStage<Boolean> record(InboundMessage message, DeviceTopic topic) {
        var rejected =
                RejectedMessage.of(
                        message.topic(),
                        message.publisher().value(),
                        RejectReason.TOO_LARGE,
                        message.payload().length
                                + " bytes, at most "
                                + InboundLimits.MAX_PAYLOAD_BYTES,
                        message.payload(),
                        clock.millis());
        CompletableFuture<Boolean> kept = new CompletableFuture<>();
        log.send(
                new ProducerRecord<>(
                        LogTopics.REJECT,
                        topic.deviceId().value().getBytes(UTF_8),
                        ContractJson.toBytes(rejected)),
                (metadata, failure) -> kept.complete(failure == null));
        return kept;
    }
}
