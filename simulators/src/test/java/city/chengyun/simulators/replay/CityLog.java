package city.chengyun.simulators.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.contract.rule.RuleDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The city's own topics, as the app fills them and as people look into them. */
final class CityLog implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;

    CityLog(String bootstrap) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        var writer = new ByteArraySerializer();
        var reader = new ByteArrayDeserializer();
        producer = new KafkaProducer<>(settings, writer, writer);
        consumer = new KafkaConsumer<>(settings, reader, reader);
    }

    void announce(DeviceDescriptor device) throws Exception {
        put(LogTopics.DEVICE, device.id().value(), device);
    }

    void announce(RuleDefinition rule) throws Exception {
        put(LogTopics.RULE, rule.logKey(), rule);
    }

    /** Puts a record into a topic and waits until it is there. */
    void put(String topic, String key, Object value) throws Exception {
        producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), ContractJson.toBytes(value)))
                .get();
    }

    List<AlertEvent> alerts() {
        List<TopicPartition> partitions = partitions(LogTopics.ALERT);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<AlertEvent> events = new ArrayList<>();
        while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                events.add(ContractJson.fromBytes(record.value(), AlertEvent.class));
            }
        }
        return events;
    }

    /** How many records each partition of the city's topics holds. */
    Map<TopicPartition, Long> sizes(String topic) {
        return consumer.endOffsets(partitions(topic));
    }

    List<String> topicsOfRuns() {
        return consumer.listTopics().keySet().stream()
                .filter(topic -> topic.startsWith("replay."))
                .sorted()
                .collect(Collectors.toList());
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
