package city.chengyun.opscenter.log.internal;

import city.chengyun.contract.log.LogGroups;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.opscenter.log.JobProgress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks the log each second how far its topics have grown: the hub's message rate costs the app
 * nothing per message that way. Also tells whether the log answers at all, and how far the stream's
 * jobs have read.
 */
@Component
class AppendedCounts implements SmartLifecycle {

    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final JobOffsets jobs;

    /** Replaced as a whole by the one polling thread; null while the log does not answer. */
    private volatile @Nullable Map<String, Long> ends;

    private @Nullable ScheduledExecutorService scheduler;
    private @Nullable Admin admin;

    AppendedCounts(KafkaClients clients, Clock clock) {
        this.clients = clients;
        this.jobs = new JobOffsets(clock);
    }

    boolean isReachable() {
        return ends != null;
    }

    OptionalLong of(String topic) {
        @Nullable Map<String, Long> current = ends;
        @Nullable Long end = current == null ? null : current.get(topic);
        return end == null ? OptionalLong.empty() : OptionalLong.of(end);
    }

    List<JobProgress> jobs() {
        return jobs.progress();
    }

    @Override
    public void start() {
        scheduler =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, "log-growth");
                            thread.setDaemon(true);
                            return thread;
                        });
        var unused =
                scheduler.scheduleWithFixedDelay(
                        this::poll, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void poll() {
        try {
            clients.ensureTopics();
            if (admin == null) {
                admin = clients.admin();
            }
            Map<String, Long> current = ask(admin);
            ends = current;
            jobs.update(current, askCommitted(admin));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            // Shown as "log unreachable"; the followers log what they cannot do.
            ends = null;
        }
    }

    private static Map<String, Long> ask(Admin admin) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted =
                LogTopics.all().stream()
                        .flatMap(
                                topic ->
                                        IntStream.range(0, topic.partitions())
                                                .mapToObj(
                                                        partition ->
                                                                new TopicPartition(
                                                                        topic.name(), partition)))
                        .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
        return KafkaClients.await(admin.listOffsets(wanted).all()).entrySet().stream()
                .collect(
                        Collectors.groupingBy(
                                entry -> entry.getKey().topic(),
                                Collectors.summingLong(entry -> entry.getValue().offset())));
    }

    private static Map<String, Long> askCommitted(Admin admin) throws InterruptedException {
        var wanted =
                LogGroups.all().stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        group -> new ListConsumerGroupOffsetsSpec()));
        return KafkaClients.await(admin.listConsumerGroupOffsets(wanted).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> intakeSum(entry.getValue())));
    }

    private static long intakeSum(Map<TopicPartition, @Nullable OffsetAndMetadata> committed) {
        return committed.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(LogTopics.INTAKE))
                .map(Map.Entry::getValue)
                .filter(Objects::nonNull)
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
    }

    @Override
    public void stop() {
        if (scheduler != null) {
            scheduler.shutdownNow();
            scheduler = null;
        }
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
            admin = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
