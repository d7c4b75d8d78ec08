package city.chengyun.intake;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.log.SecurityEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts each refusal, and tells of it in the log file and on {@code chengyun.security}: the first
 * one of a subject and reason at once, further ones summed up every {@link #REPEAT_AFTER}. Somebody
 * who knocks ten thousand times a second thus costs ten thousand counts and one line.
 */
public final class Refusals {

    static final Duration REPEAT_AFTER = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(Refusals.class);
    private static final int MAX_TRACKED = 10_000;
    private static final int MAX_SUBJECT = 64;
    private static final int MAX_OBJECT = 200;

    private final Consumer<SecurityEvent> events;
    private final Clock clock;
    private final Map<RefusalReason, Counter> counters = new EnumMap<>(RefusalReason.class);
    private final Map<Key, Episode> episodes = new LeastRecent();

    Refusals(Consumer<SecurityEvent> events, Clock clock, MeterRegistry meters) {
        this.events = events;
        this.clock = clock;
        for (RefusalReason reason : RefusalReason.values()) {
            counters.put(reason, meters.counter(IntakeMetrics.REFUSALS, "reason", reason.code()));
        }
    }

    /**
     * Notes a refusal. The texts may come from an attacker: they are shortened and stripped of
     * control characters before they are written anywhere.
     *
     * @param subject the user name, credential or client that was refused
     * @param object what it tried, for instance a topic
     * @param address from where, if known
     */
    public void refuse(
            RefusalReason reason, String subject, String object, @Nullable String address) {
        counterOf(reason).increment();
        String printableSubject = printable(subject, MAX_SUBJECT);
        // While the log is away or has no room, all are refused for one cause: one line for all.
        String reportedSubject = reason.isOfSecurity() ? printableSubject : "";
        long suppressed = countAndSuppress(new Key(reason, reportedSubject));
        if (suppressed < 0) {
            return;
        }
        String printableObject = printable(object, MAX_OBJECT);
        log.warn(
                "Refused {}: {} ({}) from {}{}",
                printableSubject,
                reason.code(),
                printableObject,
                address == null ? "unknown" : address,
                suppressed == 0 ? "" : "; " + suppressed + " more since the last report");
        if (reason.isOfSecurity()) {
            events.accept(
                    new SecurityEvent(
                            printableSubject,
                            reason.action(),
                            reason.name(),
                            printableObject,
                            address,
                            clock.millis()));
        }
    }

    private Counter counterOf(RefusalReason reason) {
        return requireNonNull(counters.get(reason), "every reason has a counter");
    }

    /** Number of earlier refusals to report together with this one; -1 when this one is not due. */
    private long countAndSuppress(Key key) {
        long now = clock.millis();
        synchronized (episodes) {
            Episode episode = episodes.get(key);
            if (episode != null && now - episode.reportedAt < REPEAT_AFTER.toMillis()) {
                episode.suppressed++;
                return -1;
            }
            long suppressed = episode == null ? 0 : episode.suppressed;
            episodes.put(key, new Episode(now));
            return suppressed;
        }
    }

    private static String printable(String text, int maxLength) {
        String shortened = text.length() > maxLength ? text.substring(0, maxLength) : text;
        return shortened.replaceAll("\\p{Cntrl}", "?");
    }

    private record Key(RefusalReason reason, String subject) {}

    private static final class Episode {
        private final long reportedAt;
        private long suppressed;

        private Episode(long reportedAt) {
            this.reportedAt = reportedAt;
        }
    }

    /**
     * Forgets whoever was quiet for longest, so that invented user names cannot fill the memory.
     */
    private static final class LeastRecent extends LinkedHashMap<Key, Episode> {

        private static final long serialVersionUID = 1L;

        private LeastRecent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Episode> eldest) {
            return size() > MAX_TRACKED;
        }
    }
}
