package city.chengyun.opscenter;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.live.LiveFrame;
import city.chengyun.contract.log.LogTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes what the jobs would write, and reads what the app has written. */
final class TestLog implements AutoCloseable {

    private final String bootstrap;
    private final KafkaProducer<String, byte[]> producer;

    TestLog(String bootstrap) {
        this.bootstrap = bootstrap;
        this.producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                ProducerConfig.ACKS_CONFIG,
                                "all"),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    void append(AlertEvent event) {
        append(LogTopics.ALERT, event.deviceId().value(), ContractJson.toBytes(event));
    }

    /** Appends many and waits for all of them together. */
    void appendAll(List<AlertEvent> events) {
        List<Future<RecordMetadata>> sent =
                events.stream()
                        .map(
                                event ->
                                        send(
                                                LogTopics.ALERT,
                                                event.deviceId().value(),
                                                ContractJson.toBytes(event)))
                        .toList();
        producer.flush();
        sent.forEach(TestLog::await);
    }

    void append(LiveFrame frame) {
        append(LogTopics.LIVE, frame.tile(), ContractJson.toBytes(frame));
    }

    void append(String topic, String key, byte @Nullable [] value) {
        await(send(topic, key, value));
    }

    private Future<RecordMetadata> send(String topic, String key, byte @Nullable [] value) {
        return producer.send(new ProducerRecord<>(topic, key, value));
    }

    private static void await(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** All records of a topic so far, per partition in order. */
    List<ConsumerRecord<String, byte[]>> readAll(String topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrap,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    /** What a compacted topic holds; removed keys are absent. */
    Map<String, String> content(String topic) {
        Map<String, String> content = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : readAll(topic)) {
            if (record.value() == null) {
                content.remove(record.key());
            } else {
                content.put(record.key(), new String(record.value(), StandardCharsets.UTF_8));
            }
        }
        return content;
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
