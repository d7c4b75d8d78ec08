package city.chengyun.intake;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.PublisherCredential;
import city.chengyun.contract.log.LogTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Keeps a {@link CredentialDirectory} equal to the compacted credential topic: reads it from its
 * beginning at every start and follows it from then on. While the log is away the last known
 * credentials stay valid. A record that cannot be read withdraws its credential, so that a damaged
 * one never lets anybody in.
 */
final class CredentialFollower implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CredentialFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final CredentialDirectory directory;
    private final Consumer<byte[], byte[]> consumer;
    private final CountDownLatch readToEnd = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean closed;

    CredentialFollower(String bootstrap, CredentialDirectory directory) {
        this.directory = directory;
        this.consumer =
                new KafkaConsumer<>(
                        settings(bootstrap),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.thread = DaemonThreads.named("credential-follower").newThread(this::follow);
    }

    private static Map<String, Object> settings(String bootstrap) {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500);
    }

    void start() {
        thread.start();
    }

    /** Waits until everything that was in the topic at the start has been read. */
    void awaitReadToEnd() throws InterruptedException {
        readToEnd.await();
    }

    @Override
    public void close() {
        closed = true;
        if (thread.getState() == Thread.State.NEW) {
            consumer.close();
            return;
        }
        consumer.wakeup();
        try {
            thread.join(CLOSE_WAIT.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try (consumer) {
            while (!closed && !readFromBeginning()) {
                Thread.sleep(PAUSE_AFTER_FAILURE.toMillis());
            }
            while (!closed) {
                apply();
            }
        } catch (WakeupException | InterruptException | InterruptedException stopped) {
            log.debug("Stopped following the credentials");
        }
    }

    /** Reads to the end as it was when this began; false when the log did not answer. */
    private boolean readFromBeginning() {
        try {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(LogTopics.CREDENTIAL).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            if (partitions.isEmpty()) {
                log.warn("Topic {} does not exist yet", LogTopics.CREDENTIAL);
                return false;
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (!closed && !reached(ends)) {
                apply();
            }
            log.info("Read {} credentials", directory.size());
            readToEnd.countDown();
            return true;
        } catch (WakeupException | InterruptException stopped) {
            throw stopped;
        } catch (KafkaException unavailable) {
            log.warn("Cannot read the credentials yet: {}", unavailable.getMessage());
            return false;
        }
    }

    private boolean reached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void apply() throws WakeupException {
        try {
            consumer.poll(POLL).forEach(this::apply);
        } catch (WakeupException | InterruptException stopped) {
            throw stopped;
        } catch (KafkaException failure) {
            // The consumer connects again by itself; the next poll goes on where this one stopped.
            log.warn("Reading the credentials failed: {}", failure.getMessage());
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (!DeviceId.isValid(key)) {
            log.warn("Ignored the credential at offset {}: its key is no id", record.offset());
            return;
        }
        DeviceId id = new DeviceId(key);
        if (record.value() == null) {
            directory.remove(id);
            return;
        }
        try {
            directory.put(ContractJson.fromBytes(record.value(), PublisherCredential.class));
        } catch (JacksonException unreadable) {
            log.warn(
                    "Credential {} at offset {} cannot be read and is withdrawn",
                    id,
                    record.offset(),
                    unreadable);
            directory.remove(id);
        }
    }
}
