package city.chengyun.opscenter.log.internal;

import city.chengyun.opscenter.log.internal.CompactedEntries.Entry;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes entries to the compacted topics (acknowledged by all replicas) and reads them back. */
@Component
class CompactedSender {

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;
    private final MeterRegistry metrics;
    private @Nullable Producer<String, byte[]> producer;

    CompactedSender(KafkaClients clients, MeterRegistry metrics) {
        this.clients = clients;
        this.metrics = metrics;
    }

    /**
     * Sends all entries and waits for all acknowledgements.
     *
     * @throws KafkaException if one of them was not acknowledged in time
     */
    void sendAndAwait(List<Entry> entries, Duration timeout) throws InterruptedException {
        clients.ensureTopics();
        Producer<String, byte[]> sending = producer();
        List<Future<RecordMetadata>> acknowledgements = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            // No partition is named: each of these topics has one.
            acknowledgements.add(
                    sending.send(new ProducerRecord<>(entry.topic(), entry.key(), entry.value())));
        }
        sending.flush();
        long deadline = System.nanoTime() + timeout.toNanos();
        for (Future<RecordMetadata> acknowledgement : acknowledgements) {
            await(acknowledgement, deadline - System.nanoTime());
        }
        metrics.counter(LogMetrics.PUBLISHED, "topic", entries.get(0).topic())
                .increment(entries.size());
    }

    private static void await(Future<RecordMetadata> acknowledgement, long nanos)
            throws InterruptedException {
        try {
            acknowledgement.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the log has not acknowledged in time", e);
        }
    }

    /** The live content of a topic by key; removed keys are absent. */
    Map<String, byte[]> readAll(String topic) throws InterruptedException {
        clients.ensureTopics();
        Map<String, byte[]> content = new HashMap<>();
        try (Consumer<String, byte[]> consumer = clients.consumer()) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + READ_TIMEOUT.toNanos();
            while (!isRead(consumer, ends)) {
                if (System.nanoTime() > deadline) {
                    throw new KafkaException(
                            "reading " + topic + " took more than " + READ_TIMEOUT);
                }
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    keep(content, record);
                }
            }
        }
        return content;
    }

    private static boolean isRead(
            Consumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static void keep(Map<String, byte[]> content, ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            return;
        }
        if (record.value() == null) {
            content.remove(record.key());
        } else {
            content.put(record.key(), record.value());
        }
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = clients.producer();
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }
}
