package city.chengyun.opscenter.duty.internal;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.AlertId;
import city.chengyun.opscenter.alerts.AlertFeed;
import city.chengyun.opscenter.duty.escalation.Medium;
import city.chengyun.opscenter.duty.internal.Carrier.Undeliverable;
import city.chengyun.opscenter.duty.internal.NoticeTable.Result;
import city.chengyun.opscenter.duty.internal.NoticeTable.Waiting;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what waits, some at a time, so that one carrier that hangs does not hold up the others.
 * When the app dies between sending and putting that down, a message goes out again: better twice
 * than never.
 */
@Component
class NoticeSender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NoticeSender.class);

    private static final int AT_ONCE = 6;
    private static final int TRIES = 3;

    /** Longer than any carrier takes. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** Before the second try, in settling times; twice as long before the third. */
    private static final int PAUSE = 4;

    private final NoticeTable notices;
    private final ContactTable contacts;
    private final AlertFeed alerts;
    private final DutyProperties properties;
    private final Clock clock;
    private final Map<Medium, Carrier> carriers = new EnumMap<>(Medium.class);
    private final AtomicInteger busy = new AtomicInteger();
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    AT_ONCE,
                    task -> {
                        Thread thread = new Thread(task, "notices");
                        thread.setDaemon(true);
                        return thread;
                    });

    NoticeSender(
            NoticeTable notices,
            ContactTable contacts,
            AlertFeed alerts,
            List<Carrier> carriers,
            DutyProperties properties,
            Clock clock) {
        this.notices = notices;
        this.contacts = contacts;
        this.alerts = alerts;
        this.properties = properties;
        this.clock = clock;
        carriers.forEach(carrier -> this.carriers.put(carrier.medium(), carrier));
    }

    /** Begins to send as many as there are hands free. */
    void run() {
        int free = AT_ONCE - busy.get();
        if (free <= 0) {
            return;
        }
        long now = clock.millis();
        for (Waiting waiting : notices.take(now, now + LEASE.toMillis(), free)) {
            busy.incrementAndGet();
            try {
                threads.execute(() -> sendAndRelease(waiting));
            } catch (RejectedExecutionException e) {
                log.debug("The app ends; notice {} is sent by the next", waiting.id());
            }
        }
    }

    private void sendAndRelease(Waiting waiting) {
        try {
            send(waiting);
        } catch (RuntimeException e) {
            // The edge of the thread; its lease runs out, and it is tried again.
            log.warn("Notice {} is not sent", waiting.id(), e);
        } finally {
            busy.decrementAndGet();
        }
    }

    private void send(Waiting waiting) {
        var alert = alerts.find(AlertId.of(waiting.alert())).orElseThrow();
        @Nullable URI base = properties.publicUrl();
        var message =
                new Message(
                        waiting.id(),
                        waiting.recipient(),
                        contacts.of(waiting.recipient()),
                        alert,
                        base == null ? null : base.resolve("/alerts/" + waiting.alert()));
        try {
            requireNonNull(carriers.get(waiting.medium())).carry(message);
            notices.settle(waiting, Result.SENT, null, clock.millis());
        } catch (Undeliverable e) {
            notices.settle(waiting, Result.FAILED, e.getMessage(), clock.millis());
        } catch (IOException e) {
            failed(waiting, String.valueOf(e.getMessage()));
        }
    }

    private void failed(Waiting waiting, String reason) {
        log.warn(
                "Notice {} over {} failed for the {}. time: {}",
                waiting.id(),
                waiting.medium().code(),
                waiting.tries(),
                reason);
        if (waiting.tries() >= TRIES) {
            notices.settle(waiting, Result.FAILED, reason, clock.millis());
        } else {
            notices.tryAgain(
                    waiting.id(),
                    clock.millis() + properties.settle().toMillis() * PAUSE * waiting.tries(),
                    reason);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
