package city.chengyun.standalone.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Follows a topic of the hub's log from its beginning. Not thread-safe. */
final class LogReader implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> consumer;
    private final List<JsonNode> read = new ArrayList<>();

    LogReader(RunningHub hub, String topic) {
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", "127.0.0.1:" + hub.port("KAFKA")),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        var partitions =
                consumer.partitionsFor(topic).stream()
                        .map(info -> new TopicPartition(topic, info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Everything read so far, after another look. */
    List<JsonNode> poll() {
        for (var message : consumer.poll(POLL)) {
            if (message.value() != null) {
                read.add(JSON.readTree(message.value()));
            }
        }
        return read;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
