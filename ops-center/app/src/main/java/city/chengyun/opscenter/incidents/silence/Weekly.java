package city.chengyun.opscenter.incidents.silence;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * Certain hours of certain days, in the time of Asia/Shanghai.
 *
 * @param days on which it begins
 * @param begin when it begins
 * @param end when it ends; on the next day, if that is not after {@code begin}
 */
public record Weekly(Set<DayOfWeek> days, LocalTime begin, LocalTime end) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Checks and copies. */
    public Weekly {
        requireNonNull(begin, "begin is null");
        requireNonNull(end, "end is null");
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a recurring silence needs a weekday");
        }
    }

    /** Whether a moment is within it; its beginning is, its end is not. */
    public boolean includes(Instant moment) {
        ZonedDateTime there = moment.atZone(ZONE);
        LocalTime time = there.toLocalTime();
        DayOfWeek day = there.getDayOfWeek();
        if (end.isAfter(begin)) {
            return days.contains(day) && !time.isBefore(begin) && time.isBefore(end);
        }
        return (days.contains(day) && !time.isBefore(begin))
                || (days.contains(day.minus(1)) && time.isBefore(end));
    }
}
