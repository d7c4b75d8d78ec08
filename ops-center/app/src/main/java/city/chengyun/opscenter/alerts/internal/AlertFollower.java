package city.chengyun.opscenter.alerts.internal;

import city.chengyun.opscenter.alerts.AlertFeed;
import city.chengyun.opscenter.alerts.AlertFollowing.Step;
import city.chengyun.opscenter.alerts.AlertView;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes one follower through the changes of alerts. How far it is stands in the database and moves
 * in the transaction of what it does, so that a crash at any moment neither loses a change nor acts
 * on one twice.
 */
final class AlertFollower implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AlertFollower.class);

    private static final int BATCH = 200;

    private final String name;
    private final Step step;
    private final AlertFeed feed;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService worker;

    AlertFollower(
            String name,
            Step step,
            AlertFeed feed,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.name = name;
        this.step = step;
        this.feed = feed;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.worker =
                Executors.newSingleThreadExecutor(
                        task -> {
                            Thread thread = new Thread(task, name);
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** However many changes come at once, one more look is enough. */
    void ask() {
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
            log.warn("{} wait for the next change of an alert", name, e);
        }
    }

    /** Looks at changes up to the first that leads to something; returns whether more may come. */
    private boolean lookAtNext() {
        long position =
                jdbc.sql("SELECT seq FROM alert_follower WHERE name = ? FOR UPDATE")
                        .param(name)
                        .query(Long.class)
                        .single();
        List<AlertView> changed = feed.listChangedSince(position, BATCH);
        for (AlertView alert : changed) {
            if (step.look(alert)) {
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
        jdbc.sql("UPDATE alert_follower SET seq = ? WHERE name = ?").params(seq, name).update();
    }

    @Override
    public void close() {
        worker.shutdown();
    }
}
