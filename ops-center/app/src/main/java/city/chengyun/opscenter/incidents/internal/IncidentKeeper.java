package city.chengyun.opscenter.incidents.internal;

import city.chengyun.opscenter.alerts.AlertFeed;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.alerts.AlertsChanged;
import city.chengyun.opscenter.incidents.internal.IncidentEvent.Kind;
import city.chengyun.opscenter.place.AssetGraphChanged;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the incidents as the alerts and the graph want them. It follows the changes of alerts in
 * their order; how far it is stands in the database and moves with what it writes, so that a crash
 * at any moment loses nothing. What it has in memory follows from the database; after a failure it
 * is read again.
 */
@Component
class IncidentKeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(IncidentKeeper.class);

    private static final int BATCH = 2_000;

    private final AlertFeed feed;
    private final KnownAlerts known;
    private final Regrouping regrouping;
    private final IncidentTable table;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread thread = new Thread(task, "incidents");
                        thread.setDaemon(true);
                        return thread;
                    });

    /** Whether {@link #known} is as the database was at {@link #lookedAt}; guarded by this. */
    private boolean loaded;

    /**
     * The position that we left; another one was written by another app, while we were replaced.
     */
    private long lookedAt;

    IncidentKeeper(
            AlertFeed feed,
            KnownAlerts known,
            Regrouping regrouping,
            IncidentTable table,
            TransactionTemplate transaction,
            Clock clock) {
        this.feed = feed;
        this.known = known;
        this.regrouping = regrouping;
        this.table = table;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener
    void onReady(ApplicationReadyEvent ready) {
        ask();
    }

    @EventListener
    void onAlertsChanged(AlertsChanged changed) {
        ask();
    }

    /** The memory is read again with the next look, and grouped over the new graph. */
    @EventListener
    void onGraphChanged(AssetGraphChanged changed) {
        forget();
        ask();
    }

    private synchronized void forget() {
        loaded = false;
    }

    /** However many changes come at once, one more look is enough. */
    private void ask() {
        if (asked.compareAndSet(false, true)) {
            try {
                worker.execute(this::catchUp);
            } catch (RejectedExecutionException e) {
                log.debug("The app ends; the next start goes on here");
            }
        }
    }

    private void catchUp() {
        asked.set(false);
        try {
            while (inTransaction(this::lookAtNext)) {
                // Until nothing is left.
            }
        } catch (RuntimeException e) {
            // The edge of the thread: the position has not moved, so the next change repeats it.
            log.warn("Incidents wait for the next change of an alert", e);
        }
    }

    /** What to do with the incidents at rest; true if there may be more to do. */
    interface Work {
        boolean run(long position, Set<String> touched);
    }

    /** Does something in a transaction of its own while nobody else changes incidents. */
    synchronized boolean inTransaction(Work work) {
        boolean more;
        try {
            more = Boolean.TRUE.equals(transaction.execute(status -> runLoaded(work)));
        } catch (RuntimeException e) {
            loaded = false;
            throw e;
        }
        loaded = true;
        return more;
    }

    private boolean runLoaded(Work work) {
        long position = table.lockPosition();
        Set<String> touched = new HashSet<>();
        boolean regroup = !loaded || position != lookedAt;
        if (regroup) {
            known.load();
        }
        lookedAt = position;
        boolean more = work.run(position, touched);
        if (regroup || !touched.isEmpty()) {
            regrouping.run(touched, clock.millis());
            known.forgetOld();
        }
        return more;
    }

    private boolean lookAtNext(long position, Set<String> touched) {
        List<AlertView> changed = feed.listChangedSince(position, BATCH);
        Map<String, String> cases = new HashMap<>();
        for (AlertView alert : changed) {
            String id = alert.id().value();
            @Nullable KnownAlert old = known.find(id);
            if (old != null && old.caseNumber() == null && alert.caseNumber() != null) {
                cases.put(id, alert.caseNumber());
            }
            if (known.take(alert)) {
                touched.add(id);
            }
        }
        tellCases(cases);
        if (!changed.isEmpty()) {
            lookedAt = changed.get(changed.size() - 1).seq();
            table.moveTo(lookedAt);
        }
        return changed.size() == BATCH;
    }

    private void tellCases(Map<String, String> cases) {
        Map<String, Membership> members = table.findMembers(cases.keySet());
        members.forEach(
                (alert, place) ->
                        table.tell(
                                place.incident(),
                                IncidentEvent.noted(
                                        clock.millis(),
                                        Kind.CASE_LINKED,
                                        cases.getOrDefault(alert, ""))));
    }

    @Override
    public void close() {
        worker.shutdown();
    }
}
