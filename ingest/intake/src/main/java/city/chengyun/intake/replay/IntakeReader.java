package city.chengyun.intake.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.log.IntakeHeaders;
import city.chengyun.contract.log.LogTopics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads the intake topic of a hub in order of receive time: the partitions one beside the other,
 * the earliest entry first. Leaves no trace in the log. Not thread-safe.
 */
public final class IntakeReader implements AutoCloseable {

    private static final int TIMEOUT_MS = 10_000;

    /** A partition that is so far ahead of the others waits for them. */
    private static final int FAR_AHEAD = 20_000;

    private static final byte[] NOTHING = {};

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<Lane> lanes = new ArrayList<>();

    /** One partition: where it ends, and what was read of it and not handed out yet. */
    private static final class Lane {
        private final TopicPartition partition;
        private long end;
        private final Deque<ConsumerRecord<byte[], byte[]>> read = new ArrayDeque<>();

        Lane(TopicPartition partition, long end) {
            this.partition = partition;
            this.end = end;
        }
    }

    private IntakeReader(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** From now on, without end. */
    public static IntakeReader fromNow(String bootstrap) throws IOException {
        return open(bootstrap, null);
    }

    /**
     * What was received at {@code since} or later, epoch milliseconds, up to what is there now.
     *
     * @throws IOException if the log cannot be reached
     */
    public static IntakeReader since(String bootstrap, long since) throws IOException {
        return open(bootstrap, since);
    }

    private static IntakeReader open(String bootstrap, @Nullable Long since) throws IOException {
        KafkaConsumer<byte[], byte[]> consumer = LogContents.consumer(bootstrap);
        var reader = new IntakeReader(consumer);
        try {
            reader.start(since);
            return reader;
        } catch (KafkaException e) {
            reader.close();
            throw new IOException(
                    "the log at %s does not answer: %s".formatted(bootstrap, e.getMessage()), e);
        }
    }

    private void start(@Nullable Long since) {
        List<TopicPartition> partitions = LogContents.partitions(consumer, LogTopics.INTAKE);
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends =
                consumer.endOffsets(partitions, Duration.ofMillis(TIMEOUT_MS));
        Map<TopicPartition, OffsetAndTimestamp> starts =
                since == null
                        ? Map.of()
                        : consumer.offsetsForTimes(
                                partitions.stream().collect(Collectors.toMap(p -> p, p -> since)));
        for (TopicPartition partition : partitions) {
            long end = ends.getOrDefault(partition, 0L);
            OffsetAndTimestamp found = starts.get(partition);
            // Nothing since then: where it ends now.
            consumer.seek(partition, found == null ? end : found.offset());
            lanes.add(new Lane(partition, since == null ? Long.MAX_VALUE : end));
        }
    }

    /** How many partitions the intake topic has. */
    public int partitions() {
        return lanes.size();
    }

    /** The next entry; empty if none came within the patience, or there are no more. */
    public Optional<LogEntry> next(Duration patience) {
        if (!isSettled()) {
            read(patience);
        }
        return isSettled() ? earliest() : Optional.empty();
    }

    /** Ends the reading: only what was read already is still handed out. */
    public void end() {
        lanes.forEach(lane -> lane.end = 0);
    }

    /** Whether everything up to the end was handed out. */
    public boolean isAtEnd() {
        return lanes.stream().allMatch(lane -> lane.read.isEmpty() && isOver(lane));
    }

    /** Whether every partition has said what it has next, so that the earliest is known. */
    private boolean isSettled() {
        return lanes.stream().noneMatch(lane -> lane.read.isEmpty() && !isOver(lane));
    }

    private boolean isOver(Lane lane) {
        return lane.end == 0 || consumer.position(lane.partition) >= lane.end;
    }

    private void read(Duration patience) {
        for (Lane lane : lanes) {
            List<TopicPartition> one = List.of(lane.partition);
            if (lane.read.size() > FAR_AHEAD) {
                consumer.pause(one);
            } else {
                consumer.resume(one);
            }
        }
        var records = consumer.poll(patience);
        for (Lane lane : lanes) {
            for (ConsumerRecord<byte[], byte[]> record : records.records(lane.partition)) {
                if (record.offset() < lane.end) {
                    lane.read.add(record);
                }
            }
        }
    }

    private Optional<LogEntry> earliest() {
        return lanes.stream()
                .filter(lane -> !lane.read.isEmpty())
                .min(Comparator.comparingLong(lane -> lane.read.getFirst().timestamp()))
                .map(lane -> entry(lane.read.removeFirst()));
    }

    private static LogEntry entry(ConsumerRecord<byte[], byte[]> record) {
        String intake = header(record, IntakeHeaders.INTAKE);
        if (record.headers().lastHeader(IntakeHeaders.TICK) != null) {
            return new LogEntry.Tick(record.timestamp(), intake, record.partition());
        }
        return new LogEntry.Message(
                record.timestamp(),
                intake,
                header(record, IntakeHeaders.TOPIC),
                header(record, IntakeHeaders.PUBLISHER),
                record.value() == null ? NOTHING : record.value());
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
