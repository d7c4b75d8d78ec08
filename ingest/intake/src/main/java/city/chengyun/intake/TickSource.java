package city.chengyun.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.log.IntakeHeaders;
import city.chengyun.contract.log.LogTopics;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one tick per second to each partition of the intake topic, and one to the device topic.
 * Ticks carry the log's append time forward where no device speaks, and their absence tells that
 * this intake could not have heard anyone: so none is written while the intake carries nothing, and
 * none is kept for later while the log is away.
 */
final class TickSource implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TickSource.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final LogProducer producer;
    private final BooleanSupplier carrying;
    private final byte[] intakeId;
    private final byte[] deviceTickKey;
    private final Set<TopicPartition> unanswered = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService scheduler =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("intake-ticks"));
    private volatile boolean answered;
    private long sequence;

    /**
     * Prepares the ticks of one intake.
     *
     * @param carrying whether a device's message would reach this intake now
     */
    TickSource(LogProducer producer, String intakeId, BooleanSupplier carrying) {
        this.producer = producer;
        this.carrying = carrying;
        this.intakeId = intakeId.getBytes(UTF_8);
        this.deviceTickKey = (LogTopics.TICK_KEY_PREFIX + intakeId).getBytes(UTF_8);
    }

    void start() {
        // Never cancelled one by one: close() ends the scheduler.
        var unused =
                scheduler.scheduleAtFixedRate(
                        this::tick, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the log has confirmed the last tick that was written. */
    boolean isAnswered() {
        return answered;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
    }

    private void tick() {
        try {
            if (!carrying.getAsBoolean()) {
                return;
            }
            producer.findPartitions(LogTopics.INTAKE)
                    .forEach(partition -> tick(LogTopics.INTAKE, partition, null));
            producer.findPartitions(LogTopics.DEVICE)
                    .forEach(partition -> tick(LogTopics.DEVICE, partition, deviceTickKey));
            sequence++;
        } catch (RuntimeException failure) {
            // A scheduled task that throws is never run again, and the city would fall silent.
            log.error("Writing the tick failed", failure);
        }
    }

    private void tick(String topic, int partition, byte @Nullable [] key) {
        TopicPartition target = new TopicPartition(topic, partition);
        if (!unanswered.add(target)) {
            answered = false;
            return;
        }
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, key, null);
        record.headers()
                .add(IntakeHeaders.TICK, Long.toString(sequence).getBytes(UTF_8))
                .add(IntakeHeaders.INTAKE, intakeId);
        producer.send(
                record,
                (metadata, failure) -> {
                    unanswered.remove(target);
                    answered = failure == null;
                });
    }
}
