package city.chengyun.opscenter.system.internal;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.contract.observation.RejectReason;
import city.chengyun.contract.observation.RejectedMessage;
import city.chengyun.opscenter.log.LogFollower;
import city.chengyun.opscenter.log.LogRecord;
import city.chengyun.opscenter.log.LogStart;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Counts rejected messages by reason, from {@value #HISTORY_HOURS} hours before the start on. */
@Component
class Rejects implements LogFollower {

    /** Counter, tag {@code reason}: rejected messages seen in the log. */
    static final String METRIC = "chengyun.rejects";

    static final int HISTORY_HOURS = 24;

    private static final Logger log = LoggerFactory.getLogger(Rejects.class);

    private final Map<RejectReason, Long> counts = new ConcurrentHashMap<>();
    private final MeterRegistry metrics;
    private final Clock clock;

    Rejects(MeterRegistry metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return LogTopics.REJECT;
    }

    @Override
    public LogStart start() {
        counts.clear();
        return new LogStart.Since(clock.instant().minus(Duration.ofHours(HISTORY_HOURS)));
    }

    @Override
    public void onRecords(List<LogRecord> records) {
        for (LogRecord record : records) {
            byte[] value = record.value();
            if (value == null) {
                continue;
            }
            try {
                RejectReason reason = ContractJson.fromBytes(value, RejectedMessage.class).reason();
                counts.merge(reason, 1L, Long::sum);
                metrics.counter(METRIC, "reason", reason.name().toLowerCase(Locale.ROOT))
                        .increment();
            } catch (JacksonException e) {
                log.debug("Unreadable reject {}", record, e);
            }
        }
    }

    Map<RejectReason, Long> byReason() {
        return new TreeMap<>(counts);
    }
}
