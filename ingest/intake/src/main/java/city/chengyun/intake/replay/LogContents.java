package city.chengyun.intake.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics of the log without leaving a trace: no group, no commits. */
final class LogContents {

    private static final Duration POLL = Duration.ofMillis(200);

    private LogContents() {}

    static KafkaConsumer<byte[], byte[]> consumer(String bootstrap) {
        var bytes = new ByteArrayDeserializer();
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "enable.auto.commit",
                        "false",
                        // Reading must not make a topic that is not there.
                        "allow.auto.create.topics",
                        "false"),
                bytes,
                bytes);
    }

    static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /**
     * What a compacted topic says of each key now.
     *
     * @throws IOException if the log does not answer
     */
    static Map<String, byte[]> readNewest(String bootstrap, String topic) throws IOException {
        Map<String, byte[]> newest = new LinkedHashMap<>();
        try {
            readToEnd(
                    bootstrap,
                    topic,
                    record -> {
                        String key = new String(record.key(), UTF_8);
                        if (record.value() == null) {
                            newest.remove(key);
                        } else {
                            newest.put(key, record.value());
                        }
                    });
            return newest;
        } catch (KafkaException e) {
            throw new IOException("cannot read " + topic + ": " + e.getMessage(), e);
        }
    }

    /** Hands over what the topic holds now, each partition in its order. */
    static void readToEnd(
            String bootstrap, String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap)) {
            List<TopicPartition> partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                consumer.poll(POLL).forEach(reader);
            }
        }
    }
}
