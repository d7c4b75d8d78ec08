package city.chengyun.opscenter.duty.roster;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is on duty at certain hours of certain weekdays, in the time of Asia/Shanghai.
 *
 * @param username who
 * @param post as what
 * @param adcode district that it is for, null for the whole city
 * @param domain field of city operation that it is for, null for all
 * @param days weekdays on which it begins
 * @param begin when it begins
 * @param end when it ends; on the next day if that is not after {@code begin}
 * @param firstDay first day on which it may begin
 * @param lastDay last such day, null for no last one
 */
public record Shift(
        String username,
        Post post,
        @Nullable String adcode,
        @Nullable String domain,
        Set<DayOfWeek> days,
        LocalTime begin,
        LocalTime end,
        LocalDate firstDay,
        @Nullable LocalDate lastDay) {

    /** The city's time. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Checks and copies. */
    public Shift {
        requireNonNull(username, "username is null");
        requireNonNull(post, "post is null");
        requireNonNull(begin, "begin is null");
        requireNonNull(end, "end is null");
        requireNonNull(firstDay, "firstDay is null");
        days = Set.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("a shift needs a weekday");
        }
        if (lastDay != null && lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException("its last day is before its first");
        }
    }

    /** Whether it is for what happens in a district and a field. */
    public boolean isFor(String district, String field) {
        return (adcode == null || adcode.equals(district))
                && (domain == null || domain.equals(field));
    }

    /** How narrow it is: those for a district and a field come before those for everything. */
    int narrowness() {
        return (adcode == null ? 0 : 2) + (domain == null ? 0 : 1);
    }

    /** Whether it holds at a moment; its beginning is part of it, its end is not. */
    public boolean holds(Instant moment) {
        LocalDate today = moment.atZone(ZONE).toLocalDate();
        return Stream.of(today.minusDays(1), today)
                .flatMap(day -> beginningOn(day).stream())
                .anyMatch(span -> span.includes(moment));
    }

    /** Its times of duty that touch a time. */
    public List<Span> spansWithin(Span time) {
        LocalDate first = time.begin().atZone(ZONE).toLocalDate().minusDays(1);
        LocalDate last = time.end().atZone(ZONE).toLocalDate();
        return first.datesUntil(last.plusDays(1))
                .flatMap(day -> beginningOn(day).stream())
                .filter(span -> span.begin().isBefore(time.end()))
                .filter(span -> span.end().isAfter(time.begin()))
                .toList();
    }

    private Optional<Span> beginningOn(LocalDate day) {
        if (!days.contains(day.getDayOfWeek())
                || day.isBefore(firstDay)
                || (lastDay != null && day.isAfter(lastDay))) {
            return Optional.empty();
        }
        LocalDate until = end.isAfter(begin) ? day : day.plusDays(1);
        return Optional.of(
                new Span(
                        day.atTime(begin).atZone(ZONE).toInstant(),
                        until.atTime(end).atZone(ZONE).toInstant()));
    }
}
