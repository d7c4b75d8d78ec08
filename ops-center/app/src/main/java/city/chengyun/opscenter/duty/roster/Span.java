package city.chengyun.opscenter.duty.roster;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A time between two moments.
 *
 * @param begin first moment
 * @param end no moment from here on
 */
public record Span(Instant begin, Instant end) {

    /** Checks. */
    public Span {
        requireNonNull(begin, "begin is null");
        requireNonNull(end, "end is null");
        if (end.isBefore(begin)) {
            throw new IllegalArgumentException("a time cannot end before it begins");
        }
    }

    /** Whether a moment is within. */
    public boolean includes(Instant moment) {
        return !moment.isBefore(begin) && moment.isBefore(end);
    }
}
