package city.chengyun.opscenter.log.internal;

import city.chengyun.contract.log.LogTopics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.stereotype.Component;

/** Makes Kafka clients, all with the same few settings, and the topics that are missing. */
@Component
class KafkaClients {

    /** A record must be acknowledged within this time, its retries included. */
    static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(10);

    private final KafkaProperties properties;
    private volatile boolean topicsExist;

    KafkaClients(KafkaProperties properties) {
        this.properties = properties;
    }

    Producer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                        properties.bootstrap(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        2,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        5_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(DELIVERY_TIMEOUT.toMillis())),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    Consumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                        properties.bootstrap(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        // A log made anew begins before the stored position: read it from its
                        // start, the handlers are idempotent.
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        2_000,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        10_000),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    Admin admin() {
        return Admin.create(
                Map.of(
                        CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                        properties.bootstrap(),
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        Math.toIntExact(ADMIN_TIMEOUT.toMillis()),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000));
    }

    /**
     * Creates the topics that do not exist yet; does nothing after the first success.
     *
     * @throws KafkaException if the log does not answer
     */
    void ensureTopics() throws InterruptedException {
        if (topicsExist) {
            return;
        }
        try (Admin admin = admin()) {
            Set<String> existing = new HashSet<>(await(admin.listTopics().names()));
            List<NewTopic> missing =
                    LogTopics.all().stream()
                            .filter(topic -> !existing.contains(topic.name()))
                            .map(
                                    topic ->
                                            new NewTopic(
                                                            topic.name(),
                                                            topic.partitions(),
                                                            (short) -1)
                                                    .configs(topic.config()))
                            .toList();
            await(admin.createTopics(missing).all());
        } catch (TopicExistsException another) {
            // Another process was faster; the next call finds them all.
            return;
        }
        topicsExist = true;
    }

    /** Waits for an answer and unwraps its failure. */
    static <T> T await(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(ADMIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException failure
                    ? failure
                    : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException(e);
        }
    }
}
