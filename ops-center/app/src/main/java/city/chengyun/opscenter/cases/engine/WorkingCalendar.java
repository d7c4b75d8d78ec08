package city.chengyun.opscenter.cases.engine;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * Working time: from {@code open} to {@code close} on Monday to Friday, without public holidays and
 * with the make-up days 调休 that the State Council sets each year.
 *
 * @param zone where the offices are
 * @param open when they open
 * @param close when they close, later on the same day
 * @param holidays working days of the week that are none
 * @param makeUpDays days of the weekend that are working days
 */
public record WorkingCalendar(
        ZoneId zone,
        LocalTime open,
        LocalTime close,
        Set<LocalDate> holidays,
        Set<LocalDate> makeUpDays) {

    /** Further than any limit reaches, so that a wrong calendar ends as a failure and not never. */
    private static final int MAX_DAYS = 10_000;

    /** Checks and copies. */
    public WorkingCalendar {
        holidays = Set.copyOf(holidays);
        makeUpDays = Set.copyOf(makeUpDays);
        if (!open.isBefore(close)) {
            throw new IllegalArgumentException(
                    "open %s is not before close %s".formatted(open, close));
        }
        for (LocalDate day : makeUpDays) {
            if (holidays.contains(day)) {
                throw new IllegalArgumentException(day + " is a holiday and a make-up day");
            }
        }
    }

    /** Length of a working day in milliseconds. */
    public long dayMillis() {
        return Duration.between(open, close).toMillis();
    }

    /** Whether people work on a day. */
    public boolean isWorkingDay(LocalDate day) {
        if (makeUpDays.contains(day)) {
            return true;
        }
        boolean weekend =
                day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && !holidays.contains(day);
    }

    /**
     * The moment by which so much working time has passed.
     *
     * @param from epoch milliseconds
     * @param workingMillis at least 0
     * @return epoch milliseconds; never outside of working time unless {@code workingMillis} is 0
     */
    public long plus(long from, long workingMillis) {
        if (workingMillis <= 0) {
            return from;
        }
        long left = workingMillis;
        LocalDate day = dayOf(from);
        for (int i = 0; i < MAX_DAYS; i++, day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                long begin = Math.max(from, at(day, open));
                long available = at(day, close) - begin;
                if (available >= left) {
                    return begin + left;
                }
                left -= Math.max(0, available);
            }
        }
        throw new IllegalStateException("no working time within %d days".formatted(MAX_DAYS));
    }

    /** The working time between two moments in milliseconds; 0 if the second is not later. */
    public long between(long from, long to) {
        long sum = 0;
        LocalDate last = dayOf(to);
        for (LocalDate day = dayOf(from); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                long begin = Math.max(from, at(day, open));
                long end = Math.min(to, at(day, close));
                sum += Math.max(0, end - begin);
            }
        }
        return sum;
    }

    /** The day on which a moment is here. */
    public LocalDate dayOf(long millis) {
        return Instant.ofEpochMilli(millis).atZone(zone).toLocalDate();
    }

    private long at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant().toEpochMilli();
    }
}
