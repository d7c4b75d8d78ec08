package city.chengyun.cityjob.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.live.LiveFrame;
import city.chengyun.contract.log.IntakeHeaders;
import city.chengyun.contract.log.LogTopic;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservationCodec;
import city.chengyun.contract.observation.RejectedMessage;
import city.chengyun.contract.rule.RuleDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The log as an intake and the app fill it, at times that the test sets: its topics carry the
 * writer's time instead of the log's.
 */
final class TestLog implements AutoCloseable {

    private static final int INTAKE_PARTITIONS = 4;
    private static final String INTAKE = "broker-1";

    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> underWay = new ArrayList<>();
    private long now;

    TestLog(String bootstrapServers, long now) throws Exception {
        this.bootstrapServers = bootstrapServers;
        this.now = now;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            for (LogTopic topic : LogTopics.all()) {
                Map<String, String> config = new HashMap<>(topic.config());
                config.put("message.timestamp.type", "CreateTime");
                admin.createTopics(
                                List.of(
                                        new NewTopic(topic.name(), topic.partitions(), (short) 1)
                                                .configs(config)))
                        .all()
                        .get();
            }
        }
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", "2"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Receive time of what is written from now on, epoch milliseconds. */
    long now() {
        return now;
    }

    /** Lets time pass; intakes tick each second of it. */
    void pass(Duration duration) {
        long until = now + duration.toMillis();
        while (now < until) {
            now = Math.min(until, now + 1_000);
            tick();
        }
    }

    private void tick() {
        for (int partition = 0; partition < INTAKE_PARTITIONS; partition++) {
            ProducerRecord<byte[], byte[]> tick =
                    new ProducerRecord<>(LogTopics.INTAKE, partition, now, null, null, List.of());
            header(tick, IntakeHeaders.TICK, "1");
            header(tick, IntakeHeaders.INTAKE, INTAKE);
            append(tick);
        }
        byte[] key = (LogTopics.TICK_KEY_PREFIX + INTAKE).getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> tick =
                new ProducerRecord<>(LogTopics.DEVICE, 0, now, key, "1".getBytes(UTF_8));
        header(tick, IntakeHeaders.TICK, "1");
        append(tick);
    }

    void announce(DeviceDescriptor device) {
        send(LogTopics.DEVICE, device.id().value(), ContractJson.toBytes(device));
    }

    void publish(RuleDefinition rule) {
        send(LogTopics.RULE, rule.logKey(), ContractJson.toBytes(rule));
    }

    void say(DeviceDescriptor device, Observation observation) {
        say(device, MessageKind.TELEMETRY, ObservationCodec.encode(observation));
    }

    void say(DeviceDescriptor device, MessageKind kind, byte[] payload) {
        String topic =
                "city/v1/%s/%s/%s/%s"
                        .formatted(
                                device.adcode(), device.domain().code(), device.id(), kind.code());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        LogTopics.INTAKE, null, now, device.id().value().getBytes(UTF_8), payload);
        header(record, IntakeHeaders.TOPIC, topic);
        header(record, IntakeHeaders.PUBLISHER, "gateway-1");
        header(record, IntakeHeaders.INTAKE, INTAKE);
        append(record);
    }

    /** Returns when everything written so far is in the log. */
    void flush() throws Exception {
        for (Future<RecordMetadata> written : underWay) {
            written.get();
        }
        underWay.clear();
    }

    List<AlertEvent> readAlerts() throws Exception {
        return read(LogTopics.ALERT, AlertEvent.class);
    }

    List<RejectedMessage> readRejections() throws Exception {
        return read(LogTopics.REJECT, RejectedMessage.class);
    }

    List<LiveFrame> readLive() throws Exception {
        return read(LogTopics.LIVE, LiveFrame.class);
    }

    private <T> List<T> read(String topic, Class<T> type)
            throws ExecutionException, InterruptedException {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers), bytes, bytes)) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<T> read = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(100))) {
                    read.add(ContractJson.fromBytes(record.value(), type));
                }
            }
            return read;
        }
    }

    private void append(ProducerRecord<byte[], byte[]> record) {
        underWay.add(producer.send(record));
    }

    private void send(String topic, String key, byte @Nullable [] value) {
        append(new ProducerRecord<>(topic, 0, now, key.getBytes(UTF_8), value));
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
