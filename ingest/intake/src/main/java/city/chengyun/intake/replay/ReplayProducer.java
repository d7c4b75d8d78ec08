package city.chengyun.intake.replay;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The log's client as a replay needs it: it waits where an intake would refuse, and a record that
 * is refused ends everything, because the offsets at which a run ends were counted with it.
 */
final class ReplayProducer implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    ReplayProducer(String bootstrap) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                ProducerConfig.ACKS_CONFIG,
                                "all",
                                // A repetition would shift the offsets as well.
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                true,
                                ProducerConfig.LINGER_MS_CONFIG,
                                5,
                                ProducerConfig.BATCH_SIZE_CONFIG,
                                128 * 1024,
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "lz4"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /**
     * Hands over a record.
     *
     * @throws IOException if the log refused this one or an earlier one
     */
    void send(ProducerRecord<byte[], byte[]> record) throws IOException {
        requireNoFailure();
        try {
            var unused =
                    producer.send(
                            record,
                            (metadata, refused) -> {
                                if (refused != null) {
                                    failure.compareAndSet(null, refused);
                                }
                            });
        } catch (KafkaException e) {
            throw refused(e);
        }
    }

    /**
     * Returns when everything is durable.
     *
     * @throws IOException if something was refused
     */
    void flush() throws IOException {
        producer.flush();
        requireNoFailure();
    }

    private void requireNoFailure() throws IOException {
        Exception refused = failure.get();
        if (refused != null) {
            throw refused(refused);
        }
    }

    private static IOException refused(Exception cause) {
        return new IOException("the log refused a record: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        producer.close();
    }
}
