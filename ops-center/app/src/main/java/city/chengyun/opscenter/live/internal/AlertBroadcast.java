package city.chengyun.opscenter.live.internal;

import city.chengyun.opscenter.alerts.AlertFeed;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.alerts.AlertsChanged;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the browsers what happened to alerts, in the order of the changes. It reads that order from
 * the database, because two commits may announce themselves the other way round. One thread does
 * all of it, so a browser that resumes cannot miss what happens meanwhile.
 */
@Component
public class AlertBroadcast implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AlertBroadcast.class);

    private static final int BATCH = 500;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final AlertFeed feed;
    private final OpenAlerts openAlerts;
    private final ChangedDevices changedDevices;
    private final LiveClients clients;
    private final AlertSenders senders;
    private final LiveProperties properties;
    private final JsonMapper json;
    private final Clock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread created = new Thread(task, "alert-broadcast");
                        created.setDaemon(true);
                        return created;
                    });

    /** Number of the last change that every connected browser was told. */
    private long told;

    private volatile boolean running;

    AlertBroadcast(
            AlertFeed feed,
            OpenAlerts openAlerts,
            ChangedDevices changedDevices,
            LiveClients clients,
            AlertSenders senders,
            LiveProperties properties,
            JsonMapper json,
            Clock clock) {
        this.feed = feed;
        this.openAlerts = openAlerts;
        this.changedDevices = changedDevices;
        this.clients = clients;
        this.senders = senders;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        run(
                () -> {
                    told = feed.lastSeq();
                    openAlerts.replaceAll(feed.listActive());
                });
    }

    /** Greets a browser; from now on it is told what happens. */
    public void onConnected(LiveClient client) {
        run(
                () -> {
                    client.onSeq(told);
                    senders.send(client, text(new LiveFeedMessage.Hello(told, clock.millis())));
                });
    }

    /** Tells a browser what happened after change {@code seq}, or to load everything again. */
    public void onResume(LiveClient client, long seq) {
        run(
                () -> {
                    List<AlertView> missed =
                            feed.listChangedSince(seq, properties.resumeLimit() + 1);
                    if (seq > feed.lastSeq() || missed.size() > properties.resumeLimit()) {
                        senders.send(client, text(new LiveFeedMessage.Reset(told)));
                        return;
                    }
                    client.onSeq(Math.min(client.seq(), seq));
                    missed.stream()
                            .filter(alert -> isNew(client, alert))
                            .forEach(alert -> senders.send(client, text(alert)));
                });
    }

    @EventListener
    void onAlertsChanged(AlertsChanged changed) {
        run(this::tellAll);
    }

    private void tellAll() {
        List<AlertView> changed;
        do {
            changed = feed.listChangedSince(told, BATCH);
            for (AlertView alert : changed) {
                openAlerts.update(alert);
                List<LiveClient> meant =
                        clients.all().stream().filter(client -> isNew(client, alert)).toList();
                senders.sendAll(meant, text(alert));
                told = alert.seq();
            }
            changedDevices.addAll(changed.stream().map(AlertView::deviceId).toList());
        } while (changed.size() == BATCH);
    }

    /** Whether the browser is to be told; it counts as told from now on. */
    private static boolean isNew(LiveClient client, AlertView alert) {
        if (alert.seq() <= client.seq()) {
            return false;
        }
        client.onSeq(alert.seq());
        return client.account().covers(alert.adcode().value());
    }

    private Frame text(AlertView alert) {
        return text(new LiveFeedMessage.Alert(alert.seq(), alert));
    }

    private Frame text(LiveFeedMessage message) {
        return Frame.of(json.writeValueAsString(message));
    }

    /** Runs it on the one thread; while the database is away, again and again. */
    private void run(Runnable task) {
        try {
            thread.execute(() -> attempt(task));
        } catch (RejectedExecutionException e) {
            log.debug("Stopping: nobody is told any more");
        }
    }

    private void attempt(Runnable task) {
        try {
            task.run();
        } catch (DataAccessException | TransactionException e) {
            log.warn("Alerts cannot be read, trying again: {}", e.getMessage());
            if (running) {
                var unused =
                        thread.schedule(
                                () -> attempt(task), RETRY.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
