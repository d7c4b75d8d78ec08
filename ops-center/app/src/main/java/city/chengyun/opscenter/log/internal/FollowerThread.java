package city.chengyun.opscenter.log.internal;

import city.chengyun.opscenter.log.LogFollower;
import city.chengyun.opscenter.log.LogRecord;
import city.chengyun.opscenter.log.LogStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one follower. Whatever fails, be it the log or what the handler needs, is repeated with a
 * growing pause; only {@link #stop} ends the thread.
 */
final class FollowerThread {

    private static final Logger log = LoggerFactory.getLogger(FollowerThread.class);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final LogFollower follower;
    private final KafkaClients clients;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile long lag;

    FollowerThread(LogFollower follower, KafkaClients clients) {
        this.follower = follower;
        this.clients = clients;
        this.thread = new Thread(this::run, "follow-" + follower.topic());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends the thread after the records in hand, or at once when those cannot be handled. */
    void stop(Duration patience) {
        stopping = true;
        try {
            thread.join(patience.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(patience.toMillis());
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    String topic() {
        return follower.topic();
    }

    /** Records appended to the topic that the handler has not seen yet. */
    long lag() {
        return lag;
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!stopping) {
            try {
                follow();
                pause = FIRST_PAUSE;
            } catch (InterruptException | InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // A thread's edge: whatever it was, the records are still in the log.
                log.warn("Reading {} begins again in {}: {}", topic(), pause, e.toString());
                if (!sleep(pause)) {
                    return;
                }
                pause = longer(pause);
            }
        }
    }

    private void follow() throws InterruptedException {
        clients.ensureTopics();
        LogStart start = follower.start();
        try (Consumer<String, byte[]> consumer = clients.consumer()) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic()).stream()
                            .map(info -> new TopicPartition(topic(), info.partition()))
                            .toList();
            if (partitions.isEmpty()) {
                throw new KafkaException(topic() + " has no partitions yet");
            }
            consumer.assign(partitions);
            StartPositions.seek(consumer, partitions, start);
            while (!stopping) {
                ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    handle(toLogRecords(records));
                }
                lag = lagOf(consumer, partitions);
            }
        }
    }

    /** The consumer belongs to no group, so nothing times out while the handler is repeated. */
    private void handle(List<LogRecord> records) throws InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                follower.onRecords(records);
                return;
            } catch (RuntimeException e) {
                // Whatever it was: order matters more than progress, so the same records again.
                if (stopping) {
                    throw e;
                }
                log.warn(
                        "{} records of {} are handled again in {}: {}",
                        records.size(),
                        topic(),
                        pause,
                        e.toString());
                Thread.sleep(pause.toMillis());
                pause = longer(pause);
            }
        }
    }

    private static List<LogRecord> toLogRecords(ConsumerRecords<String, byte[]> records) {
        List<LogRecord> converted = new ArrayList<>(records.count());
        records.forEach(
                record ->
                        converted.add(
                                new LogRecord(
                                        record.topic(),
                                        record.partition(),
                                        record.offset(),
                                        record.timestamp(),
                                        record.key(),
                                        record.value())));
        return converted;
    }

    private static long lagOf(Consumer<String, byte[]> consumer, List<TopicPartition> partitions) {
        return partitions.stream().mapToLong(p -> consumer.currentLag(p).orElse(0)).sum();
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
