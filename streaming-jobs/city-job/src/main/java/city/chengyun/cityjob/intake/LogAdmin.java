package city.chengyun.cityjob.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.log.LogGroups;
import city.chengyun.contract.log.LogTopic;
import city.chengyun.contract.log.LogTopics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a job does with the log before it starts: topics that are missing, rules that are there. */
public final class LogAdmin {

    private static final Logger LOGGER = LoggerFactory.getLogger(LogAdmin.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;
    private final LogScope scope;

    /**
     * @param bootstrapServers Kafka, {@code host:port}
     * @param scope part of the log
     */
    public LogAdmin(String bootstrapServers, LogScope scope) {
        this.bootstrapServers = bootstrapServers;
        this.scope = scope;
    }

    /**
     * Creates the topics of the hub that are missing; waits for Kafka as long as it takes. Those of
     * an isolated run are the replay's to make: their records carry times of the past.
     */
    public void createMissingTopics() throws InterruptedException {
        if (scope.isIsolated()) {
            return;
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (LogTopic topic : LogTopics.all()) {
                create(admin, topic);
            }
        }
    }

    private void create(Admin admin, LogTopic topic) throws InterruptedException {
        NewTopic wanted =
                new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                        .configs(topic.config());
        while (true) {
            try {
                admin.createTopics(List.of(wanted)).all().get();
                return;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof TopicExistsException) {
                    return;
                }
                if (!(e.getCause() instanceof KafkaException)) {
                    throw new IllegalStateException("cannot create " + topic.name(), e);
                }
                LOGGER.warn(
                        "Waiting for Kafka at {}: {}", bootstrapServers, e.getCause().getMessage());
            }
        }
    }

    /**
     * Deletes the topics and consumer groups of an isolated run; those that are missing already are
     * no fault.
     *
     * @throws IllegalStateException if this is no isolated run, or Kafka refuses
     */
    public void discard() throws InterruptedException {
        if (!scope.isIsolated()) {
            throw new IllegalStateException("the city's own topics are not discarded");
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> wanted =
                    LogTopics.all().stream()
                            .map(topic -> scope.name(topic.name()))
                            .collect(Collectors.toSet());
            wanted.retainAll(admin.listTopics().names().get());
            admin.deleteTopics(wanted).all().get();
            Set<String> groups =
                    admin.listGroups().all().get().stream()
                            .map(GroupListing::groupId)
                            .filter(LogGroups.all().stream().map(scope::name).toList()::contains)
                            .collect(Collectors.toSet());
            admin.deleteConsumerGroups(groups).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot discard " + scope.prefix() + "*", e.getCause());
        }
    }

    /** Reads the rule topic to its present end; JSON of each rule version there is. */
    public List<String> readRules() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false");
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, bytes, bytes)) {
            TopicPartition partition = new TopicPartition(scope.name(LogTopics.RULE), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            Map<String, String> rules = new LinkedHashMap<>();
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    String key = record.key() == null ? "" : new String(record.key(), UTF_8);
                    if (record.value() == null) {
                        rules.remove(key);
                    } else {
                        rules.put(key, new String(record.value(), UTF_8));
                    }
                }
            }
            return List.copyOf(rules.values());
        }
    }
}
