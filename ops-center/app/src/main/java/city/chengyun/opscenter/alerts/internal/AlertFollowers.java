package city.chengyun.opscenter.alerts.internal;

import city.chengyun.opscenter.alerts.AlertFeed;
import city.chengyun.opscenter.alerts.AlertFollowing;
import city.chengyun.opscenter.alerts.AlertsChanged;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Wakes those who follow alerts. */
@Component
class AlertFollowers implements AlertFollowing, AutoCloseable {

    private final AlertFeed feed;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final List<AlertFollower> followers = new CopyOnWriteArrayList<>();

    AlertFollowers(AlertFeed feed, JdbcClient jdbc, TransactionTemplate transaction) {
        this.feed = feed;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void follow(String name, Step step) {
        followers.add(new AlertFollower(name, step, feed, jdbc, transaction));
    }

    @EventListener
    void onReady(ApplicationReadyEvent ready) {
        followers.forEach(AlertFollower::ask);
    }

    @EventListener
    void onAlertsChanged(AlertsChanged changed) {
        followers.forEach(AlertFollower::ask);
    }

    @Override
    public void close() {
        followers.forEach(AlertFollower::close);
    }
}
