package city.chengyun.opscenter.cases.internal;

import city.chengyun.opscenter.alerts.AlertFeed;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.alerts.AlertsChanged;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens the cases that the mapping wants without anybody's click. It follows the changes of alerts
 * in their order; how far it is stands in the database and moves in the transaction that opens the
 * case, so that a crash at any moment neither loses one nor makes two.
 */
@Component
class AutoCases implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AutoCases.class);

    private static final int BATCH = 200;

    private final AlertFeed feed;
    private final AlertOpening opening;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread thread = new Thread(task, "auto-cases");
                        thread.setDaemon(true);
                        return thread;
                    });

    AutoCases(
            AlertFeed feed,
            AlertOpening opening,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.feed = feed;
        this.opening = opening;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @EventListener
    void onReady(ApplicationReadyEvent ready) {
        ask();
    }

    @EventListener
    void onAlertsChanged(AlertsChanged changed) {
        ask();
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
            while (Boolean.TRUE.equals(transaction.execute(status -> lookAtNext()))) {
                // Until nothing is left.
            }
        } catch (RuntimeException e) {
            // The edge of the thread: the position has not moved, so the next change repeats it.
            log.warn("Cases by rule wait for the next change of an alert", e);
        }
    }

    /** Looks at changes up to the first that opens a case; returns whether there may be more. */
    private boolean lookAtNext() {
        long position =
                jdbc.sql("SELECT seq FROM case_alert_position FOR UPDATE")
                        .query(Long.class)
                        .single();
        List<AlertView> changed = feed.listChangedSince(position, BATCH);
        for (AlertView alert : changed) {
            if (opening.openByRule(alert)) {
                moveTo(alert.seq());
                return true;
            }
        }
        if (!changed.isEmpty()) {
            moveTo(changed.get(changed.size() - 1).seq());
        }
        return changed.size() == BATCH;
    }

    private void moveTo(long seq) {
        jdbc.sql("UPDATE case_alert_position SET seq = ?").param(seq).update();
    }

    @Override
    public void close() {
        worker.shutdown();
    }
}
