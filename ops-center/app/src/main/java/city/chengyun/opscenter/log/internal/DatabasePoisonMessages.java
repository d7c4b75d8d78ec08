package city.chengyun.opscenter.log.internal;

import city.chengyun.opscenter.log.LogRecord;
import city.chengyun.opscenter.log.PoisonMessages;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the first KiB of each poison message in table {@code poison_message}. */
@Component
class DatabasePoisonMessages implements PoisonMessages {

    private static final Logger log = LoggerFactory.getLogger(DatabasePoisonMessages.class);

    private static final int KEPT_BYTES = 1024;

    private final JdbcClient jdbc;
    private final MeterRegistry metrics;
    private final Clock clock;

    DatabasePoisonMessages(JdbcClient jdbc, MeterRegistry metrics, Clock clock) {
        this.jdbc = jdbc;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void add(LogRecord record, String reason) {
        int added =
                jdbc.sql(
                                "INSERT INTO poison_message (topic, partition, log_offset, key,"
                                        + " value, reason, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)"
                                        + " ON CONFLICT DO NOTHING")
                        .param(record.topic())
                        .param(record.partition())
                        .param(record.offset())
                        .param(storable(record.key()))
                        .param(head(record.value()))
                        .param(storable(reason))
                        .param(Timestamp.from(clock.instant()))
                        .update();
        if (added > 0) {
            log.warn("Put aside the poison message {}: {}", record, reason);
            metrics.counter(LogMetrics.POISON_MESSAGES, "topic", record.topic()).increment();
        }
    }

    private static byte @Nullable [] head(byte @Nullable [] value) {
        return value == null ? null : Arrays.copyOf(value, Math.min(value.length, KEPT_BYTES));
    }

    /** PostgreSQL's texts hold everything but a zero. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : text.replace("\0", "");
    }
}
