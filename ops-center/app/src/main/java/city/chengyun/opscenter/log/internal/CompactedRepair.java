package city.chengyun.opscenter.log.internal;

import city.chengyun.contract.log.LogTopics;
import city.chengyun.opscenter.log.CompactedLog;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The background thread of the compacted topics: at the start it compares them with the database
 * and has every difference published again, afterwards it repeats what could not be published when
 * it was written.
 */
@Component
class CompactedRepair implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CompactedRepair.class);

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(30);

    private final CompactedEntries entries;
    private final CompactedSender sender;
    private final CompactedLog compactedLog;
    private volatile @Nullable Thread thread;

    CompactedRepair(CompactedEntries entries, CompactedSender sender, CompactedLog compactedLog) {
        this.entries = entries;
        this.sender = sender;
        this.compactedLog = compactedLog;
    }

    @Override
    public void start() {
        Thread started = new Thread(this::run, "compacted-log");
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    private void run() {
        boolean compared = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!compared) {
                    compare();
                    compared = true;
                }
                compactedLog.publish(PUBLISH_TIMEOUT);
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException | InterruptException e) {
                Thread.currentThread().interrupt();
            } catch (KafkaException | DataAccessException e) {
                log.warn("Cannot compare the compacted topics yet: {}", e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void compare() throws InterruptedException {
        for (String topic : DefaultCompactedLog.TOPICS_IN_ORDER) {
            Map<String, byte @Nullable []> wanted = entries.findAll(topic);
            Map<String, byte[]> actual = sender.readAll(topic);
            List<String> different =
                    wanted.entrySet().stream()
                            .filter(
                                    entry ->
                                            !Arrays.equals(
                                                    entry.getValue(), actual.get(entry.getKey())))
                            .map(Map.Entry::getKey)
                            .toList();
            List<String> unknown =
                    actual.keySet().stream()
                            .filter(key -> !key.startsWith(LogTopics.TICK_KEY_PREFIX))
                            .filter(key -> !wanted.containsKey(key))
                            .toList();
            if (!different.isEmpty() || !unknown.isEmpty()) {
                log.info(
                        "{} differs from the database: {} entries to write, {} to remove",
                        topic,
                        different.size(),
                        unknown.size());
                entries.markPending(topic, different);
                compactedLog.remove(topic, unknown);
            }
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
