package city.chengyun.opscenter.incidents.silence;

import static java.util.Objects.requireNonNull;

import city.chengyun.opscenter.alerts.AlertView;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For which alerts nobody is called, and when. Times are epoch milliseconds.
 *
 * @param number identity; 0 for one that is not kept yet
 * @param kind why in general
 * @param scope which alerts
 * @param begins first moment
 * @param ends no moment from here on
 * @param weekly the hours within, null for all of them
 * @param author user name of who wants it
 * @param reason what they said
 * @param madeAt when they did
 * @param endedAt when somebody ended it early, null for nobody
 * @param endedBy who
 */
public record Silence(
        long number,
        Kind kind,
        Scope scope,
        long begins,
        long ends,
        @Nullable Weekly weekly,
        String author,
        String reason,
        long madeAt,
        @Nullable Long endedAt,
        @Nullable String endedBy) {

    private static final Duration LONGEST_RECURRING = Duration.ofDays(366);

    /** Checks the range of its times. */
    public Silence {
        requireNonNull(kind, "kind is null");
        requireNonNull(scope, "scope is null");
        requireNonNull(author, "author is null");
        requireNonNull(reason, "reason is null");
        Duration longest = weekly == null ? kind.longest : LONGEST_RECURRING;
        if (ends <= begins || ends - begins > longest.toMillis()) {
            throw new IllegalArgumentException(
                    "it ends after it begins, and within " + longest.toDays() + " days");
        }
    }

    /** Why nobody is called. */
    public enum Kind {
        /** It is known and annoys; at most a week. */
        SILENCE(Duration.ofDays(7)),
        /** Planned work is under way; at most 31 days. */
        MAINTENANCE(Duration.ofDays(31));

        private final Duration longest;

        Kind(Duration longest) {
            this.longest = longest;
        }
    }

    /** Whether it holds at a moment. */
    public boolean holds(Instant moment) {
        long at = moment.toEpochMilli();
        return at >= begins
                && at < ends
                && (endedAt == null || at < endedAt)
                && (weekly == null || weekly.includes(moment));
    }

    /** Whether it keeps an alert quiet at a moment. */
    public boolean silences(AlertView alert, Instant moment) {
        return holds(moment) && scope.includes(alert);
    }
}
