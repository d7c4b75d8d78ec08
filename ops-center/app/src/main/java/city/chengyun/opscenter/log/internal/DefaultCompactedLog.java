package city.chengyun.opscenter.log.internal;

import city.chengyun.contract.log.LogTopics;
import city.chengyun.opscenter.log.CompactedLog;
import city.chengyun.opscenter.log.internal.CompactedEntries.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the wanted content in {@link CompactedEntries} and sends what differs. */
@Component
class DefaultCompactedLog implements CompactedLog {

    private static final Logger log = LoggerFactory.getLogger(DefaultCompactedLog.class);

    /** Descriptors before everything that refers to them. */
    static final List<String> TOPICS_IN_ORDER =
            List.of(LogTopics.DEVICE, LogTopics.RULE, LogTopics.CREDENTIAL);

    private static final int BATCH = 20_000;

    private final CompactedEntries entries;
    private final CompactedSender sender;

    /** One publisher at a time, so that two revisions of a key cannot overtake each other. */
    private final ReentrantLock publishing = new ReentrantLock();

    DefaultCompactedLog(CompactedEntries entries, CompactedSender sender) {
        this.entries = entries;
        this.sender = sender;
    }

    @Override
    @Transactional
    public void put(String topic, Map<String, byte[]> values) {
        List<String> keys = List.copyOf(values.keySet());
        entries.put(topic, keys, keys.stream().map(values::get).toList());
    }

    @Override
    @Transactional
    public void remove(String topic, Collection<String> keys) {
        entries.put(
                topic, List.copyOf(keys), new ArrayList<>(Collections.nCopies(keys.size(), null)));
    }

    @Override
    public boolean publish(Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            if (!publishing.tryLock(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            try {
                return publishAll(deadline);
            } finally {
                publishing.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (KafkaException | DataAccessException e) {
            log.warn("The compacted topics are behind the database: {}", e.getMessage());
            return false;
        }
    }

    private boolean publishAll(long deadlineNanos) throws InterruptedException {
        List<Entry> pending = entries.listPending(TOPICS_IN_ORDER, BATCH);
        while (!pending.isEmpty()) {
            for (String topic : TOPICS_IN_ORDER) {
                List<Entry> ofTopic =
                        pending.stream().filter(entry -> entry.topic().equals(topic)).toList();
                if (!ofTopic.isEmpty()) {
                    Duration left = Duration.ofNanos(deadlineNanos - System.nanoTime());
                    sender.sendAndAwait(ofTopic, left);
                    entries.markPublished(ofTopic);
                }
            }
            pending =
                    pending.size() < BATCH
                            ? List.of()
                            : entries.listPending(TOPICS_IN_ORDER, BATCH);
        }
        return true;
    }
}
