package city.chengyun.cityjob.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.live.LiveFrame;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.contract.observation.RejectedMessage;
import java.io.Serial;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The topics a job writes.
 *
 * <p>Delivery: alerts and rejections at least once; a checkpoint waits until Kafka has them, and a
 * restart repeats what came after it. An alert's repeat is the same event (id and revision). Live
 * frames are sent without waiting: the next frame supersedes a lost one.
 */
public final class LogSinks {

    private final String bootstrapServers;
    private final LogScope scope;

    /**
     * @param bootstrapServers Kafka, {@code host:port}
     * @param scope part of the log to write to
     */
    public LogSinks(String bootstrapServers, LogScope scope) {
        this.bootstrapServers = bootstrapServers;
        this.scope = scope;
    }

    /** Alert events by device. */
    public KafkaSink<AlertEvent> alerts() {
        return sink(
                DeliveryGuarantee.AT_LEAST_ONCE,
                "0",
                new AlertRecords(scope.name(LogTopics.ALERT)));
    }

    /** Live frames by tile. */
    public KafkaSink<LiveFrame> live() {
        return sink(DeliveryGuarantee.NONE, "5", new LiveRecords(scope.name(LogTopics.LIVE)));
    }

    /** Rejections by device. */
    public KafkaSink<Rejection> rejections() {
        return sink(
                DeliveryGuarantee.AT_LEAST_ONCE,
                "5",
                new RejectionRecords(scope.name(LogTopics.REJECT)));
    }

    private <T> KafkaSink<T> sink(
            DeliveryGuarantee guarantee,
            String lingerMillis,
            KafkaRecordSerializationSchema<T> serializer) {
        return KafkaSink.<T>builder()
                .setBootstrapServers(bootstrapServers)
                .setDeliveryGuarantee(guarantee)
                .setProperty("linger.ms", lingerMillis)
                .setProperty("acks", "all")
                .setProperty("compression.type", "lz4")
                .setProperty("buffer.memory", "8388608")
                .setProperty("max.request.size", "2097152")
                // Kafka may be away for long: wait rather than fail and start over.
                .setProperty("delivery.timeout.ms", "600000")
                .setRecordSerializer(serializer)
                .build();
    }

    /**
     * Records of one topic. Classes rather than lambdas: javac makes one deserialisable lambda of
     * equal method references, with the types of the first.
     */
    private abstract static class Records<T> implements KafkaRecordSerializationSchema<T> {

        @Serial private static final long serialVersionUID = 1;

        private final String topic;

        Records(String topic) {
            this.topic = topic;
        }

        abstract String key(T element);

        abstract Object content(T element);

        @Override
        public ProducerRecord<byte[], byte[]> serialize(
                T element, KafkaSinkContext context, @Nullable Long timestamp) {
            return new ProducerRecord<>(
                    topic, key(element).getBytes(UTF_8), ContractJson.toBytes(content(element)));
        }
    }

    private static final class AlertRecords extends Records<AlertEvent> {

        @Serial private static final long serialVersionUID = 1;

        AlertRecords(String topic) {
            super(topic);
        }

        @Override
        String key(AlertEvent event) {
            return event.deviceId().value();
        }

        @Override
        Object content(AlertEvent event) {
            return event;
        }
    }

    private static final class LiveRecords extends Records<LiveFrame> {

        @Serial private static final long serialVersionUID = 1;

        LiveRecords(String topic) {
            super(topic);
        }

        @Override
        String key(LiveFrame frame) {
            return frame.tile();
        }

        @Override
        Object content(LiveFrame frame) {
            return frame;
        }
    }

    private static final class RejectionRecords extends Records<Rejection> {

        @Serial private static final long serialVersionUID = 1;

        RejectionRecords(String topic) {
            super(topic);
        }

        @Override
        String key(Rejection rejection) {
            return rejection.deviceId();
        }

        @Override
        Object content(Rejection rejection) {
            return RejectedMessage.of(
                    rejection.topic(),
                    rejection.publisher(),
                    rejection.reason(),
                    rejection.detail(),
                    rejection.payload(),
                    rejection.receivedAt());
        }
    }
}
