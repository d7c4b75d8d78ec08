package city.chengyun.intake;

import city.chengyun.contract.log.LogTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log's client as an intake needs it: a record is durable or refused within {@link
 * #DELIVERY_TIMEOUT}, sending never blocks, and what waits is bounded in bytes and in records.
 */
final class LogProducer implements AutoCloseable {

    /** After this a record that the log has not confirmed counts as refused. */
    static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(LogProducer.class);
    private static final List<String> TOPICS =
            List.of(
                    LogTopics.INTAKE,
                    LogTopics.REPLY,
                    LogTopics.DEVICE,
                    LogTopics.REJECT,
                    LogTopics.SECURITY);
    private static final int REQUEST_TIMEOUT_MS = 2_500;
    private static final long NEVER_MS = Duration.ofDays(36_500).toMillis();
    private static final int BATCH_BYTES = 128 * 1024;
    private static final long BUFFER_BYTES = 64L * 1024 * 1024;
    private static final int MAX_IN_FLIGHT = 50_000;
    private static final Duration METADATA_RETRY = Duration.ofMillis(20);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(3);

    private final Producer<byte[], byte[]> producer;
    private final AtomicInteger inFlight = new AtomicInteger();

    LogProducer(String bootstrap, String clientId) {
        this.producer =
                new KafkaProducer<>(
                        settings(bootstrap, clientId),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    private static Map<String, Object> settings(String bootstrap, String clientId) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, clientId),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                // Never wait for metadata or for memory: the caller holds a publisher's connection.
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0),
                // So the metadata of a topic that is rarely written to must never be forgotten.
                Map.entry(ProducerConfig.METADATA_MAX_IDLE_CONFIG, NEVER_MS),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
                // Nothing waits for company: what arrives while a request is under way makes up the
                // next one. HiveMQ hands over one message per connection at a time, so each
                // millisecond of waiting would slow a gateway down, and under load batches form
                // anyway.
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS),
                Map.entry(
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        (int) DELIVERY_TIMEOUT.toMillis()),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500));
    }

    /**
     * Hands a record to the log. The callback gets the failure, or null when the record is durable;
     * it runs on the client's thread, or on the caller's when the record was refused at once.
     */
    void send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        if (inFlight.incrementAndGet() > MAX_IN_FLIGHT) {
            inFlight.decrementAndGet();
            callback.onCompletion(null, new KafkaException("too many records in flight"));
            return;
        }
        try {
            // The callback tells what the future would.
            var unused =
                    producer.send(
                            record,
                            (metadata, failure) -> {
                                inFlight.decrementAndGet();
                                callback.onCompletion(metadata, failure);
                            });
        } catch (KafkaException | IllegalStateException refused) {
            inFlight.decrementAndGet();
            callback.onCompletion(null, refused);
        }
    }

    /** Hands over a record whose loss would be a pity and no more: a failure is logged. */
    void sendAndForget(ProducerRecord<byte[], byte[]> record) {
        send(
                record,
                (metadata, failure) -> {
                    if (failure != null) {
                        log.debug("A record for {} was not kept", record.topic(), failure);
                    }
                });
    }

    /** The topic's partitions; empty while the log has not told of them yet. */
    List<Integer> findPartitions(String topic) {
        try {
            return producer.partitionsFor(topic).stream().map(info -> info.partition()).toList();
        } catch (KafkaException notKnownYet) {
            return List.of();
        }
    }

    /** Waits until the topics are known, so that the first record of each need not be refused. */
    void awaitTopics() throws InterruptedException {
        for (String topic : TOPICS) {
            while (findPartitions(topic).isEmpty()) {
                Thread.sleep(METADATA_RETRY.toMillis());
            }
        }
    }

    int inFlight() {
        return inFlight.get();
    }

    @Override
    public void close() {
        producer.close(CLOSE_WAIT);
    }
}
