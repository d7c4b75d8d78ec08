package city.chengyun.opscenter.log.internal;

import city.chengyun.opscenter.log.JobProgress;
import city.chengyun.opscenter.log.LogFollower;
import city.chengyun.opscenter.log.LogStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts a thread for each follower of the app and stops them together. */
@Component
class FollowerThreads implements SmartLifecycle, LogStatus {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

    private final List<FollowerThread> threads;
    private final AppendedCounts appended;
    private volatile boolean running;

    FollowerThreads(
            List<LogFollower> followers,
            KafkaClients clients,
            AppendedCounts appended,
            MeterRegistry metrics) {
        this.appended = appended;
        this.threads =
                followers.stream().map(follower -> new FollowerThread(follower, clients)).toList();
        for (FollowerThread thread : threads) {
            Gauge.builder(LogMetrics.LAG, thread, FollowerThread::lag)
                    .tag("topic", thread.topic())
                    .register(metrics);
        }
    }

    @Override
    public void start() {
        threads.forEach(FollowerThread::start);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(thread -> thread.stop(STOP_PATIENCE));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public boolean isReachable() {
        return appended.isReachable();
    }

    @Override
    public Map<String, Long> lagByTopic() {
        return threads.stream()
                .collect(Collectors.toUnmodifiableMap(FollowerThread::topic, FollowerThread::lag));
    }

    @Override
    public OptionalLong appended(String topic) {
        return appended.of(topic);
    }

    @Override
    public List<JobProgress> jobs() {
        return appended.jobs();
    }
}
