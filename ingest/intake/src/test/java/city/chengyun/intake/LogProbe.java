package city.chengyun.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.PublisherCredential;
import city.chengyun.contract.log.IntakeHeaders;
import city.chengyun.contract.log.LogTopic;
import city.chengyun.contract.log.LogTopics;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the app and for the streams: issues credentials and reads what has reached the log
 * since the probe was made, so that tests can share a log.
 */
public final class LogProbe implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrap;
    private final KafkaProducer<byte[], byte[]> producer;
    private final SecureRandom random = new SecureRandom();
    private final Map<TopicPartition, Long> beginnings = new HashMap<>();

    /** Creates the topics that are missing and connects. */
    public LogProbe(String bootstrap) throws InterruptedException {
        TopicProvisioner.provision(bootstrap);
        this.bootstrap = bootstrap;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        try (var consumer = consumer()) {
            for (LogTopic topic : LogTopics.all()) {
                beginnings.putAll(consumer.endOffsets(partitions(consumer, topic.name())));
            }
        }
    }

    /** Issues a credential that the secret opens. */
    public void issue(String id, PublisherCredential.Kind kind, String secret) {
        write(PublisherCredential.of(new DeviceId(id), kind, secret, null, random));
    }

    /** Registers a device that only its gateway speaks for. */
    public void assign(String device, String gateway) {
        write(PublisherCredential.behindGateway(new DeviceId(device), new DeviceId(gateway)));
    }

    public void withdraw(String id) {
        send(id, null);
    }

    private void write(PublisherCredential credential) {
        send(credential.id().value(), ContractJson.toBytes(credential));
    }

    private void send(String key, byte @Nullable [] value) {
        try {
            producer.send(new ProducerRecord<>(LogTopics.CREDENTIAL, key.getBytes(UTF_8), value))
                    .get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Messages of devices in the log, without the ticks. */
    public List<ConsumerRecord<byte[], byte[]>> messages() {
        return read(LogTopics.INTAKE).stream()
                .filter(record -> record.headers().lastHeader(IntakeHeaders.TICK) == null)
                .toList();
    }

    /** Payloads of one device's messages in the order of the log, as text. */
    public List<String> payloadsOf(String device) {
        return messages().stream()
                .filter(record -> device.equals(new String(record.key(), UTF_8)))
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    /** Everything that a topic has got, up to its end at the time of the call. */
    public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            partitions.forEach(p -> consumer.seek(p, beginnings.getOrDefault(p, 0L)));
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(POLL).forEach(records::add);
            }
            return records;
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** A header's text; empty when it is missing. */
    public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
