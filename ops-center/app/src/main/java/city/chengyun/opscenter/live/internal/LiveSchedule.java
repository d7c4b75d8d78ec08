package city.chengyun.opscenter.live.internal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The one thread of everything that the feed does regularly. */
@Component
class LiveSchedule implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveSchedule.class);

    private static final Duration SESSION_CHECK = Duration.ofSeconds(60);

    private final LiveProperties properties;
    private final DevicePush push;
    private final HubCounts counts;
    private final SessionWatch sessions;
    private @Nullable ScheduledExecutorService thread;
    private int turn;

    LiveSchedule(
            LiveProperties properties, DevicePush push, HubCounts counts, SessionWatch sessions) {
        this.properties = properties;
        this.push = push;
        this.counts = counts;
        this.sessions = sessions;
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread created = new Thread(task, "live-push");
                            created.setDaemon(true);
                            return created;
                        });
        every(started, properties.pushInterval().dividedBy(LiveClients.TURNS), this::takeTurn);
        every(started, properties.countsInterval(), counts::count);
        every(started, SESSION_CHECK, sessions::check);
        thread = started;
    }

    private void takeTurn() {
        turn = (turn + 1) % LiveClients.TURNS;
        push.push(turn);
        counts.push(turn);
    }

    private static void every(ScheduledExecutorService thread, Duration period, Runnable task) {
        var unused =
                thread.scheduleWithFixedDelay(
                        () -> guarded(task),
                        period.toMillis(),
                        period.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            // A thread's edge: an exception would end the schedule for good.
            log.error("A round of the live feed failed", e);
        }
    }

    @Override
    public void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
