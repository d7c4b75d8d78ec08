package city.chengyun.opscenter.cases.engine;

import org.jspecify.annotations.Nullable;

/**
 * The time limit of a case's handling as far as it has gone. It runs in the clocked stages only;
 * what was used before a suspension or a verification counts on when it runs again. All times are
 * in the time that the limit's unit counts, by the clock or within working time.
 *
 * @param limit as the definition states it, without extensions
 * @param limitMillis with extensions
 * @param usedMillis of the stretches that are over
 * @param runningSince when the present stretch began, epoch milliseconds; null while it stands
 * @param dueAt when the limit is reached, epoch milliseconds; null while it stands
 */
public record CaseClock(
        Limit limit,
        long limitMillis,
        long usedMillis,
        @Nullable Long runningSince,
        @Nullable Long dueAt) {

    static CaseClock of(Limit limit, WorkingCalendar calendar) {
        return new CaseClock(limit, limit.millis(calendar), 0, null, null);
    }

    CaseClock start(long now, WorkingCalendar calendar) {
        return runningSince != null
                ? this
                : new CaseClock(
                        limit, limitMillis, usedMillis, now, due(now, limitMillis, calendar));
    }

    CaseClock stop(long now, WorkingCalendar calendar) {
        return runningSince == null
                ? this
                : new CaseClock(limit, limitMillis, usedAt(now, calendar), null, null);
    }

    CaseClock extend(int hours, WorkingCalendar calendar) {
        long longer = limitMillis + hours * 3_600_000L;
        @Nullable Long since = runningSince;
        return new CaseClock(
                limit,
                longer,
                usedMillis,
                since,
                since == null ? null : due(since, longer, calendar));
    }

    private long due(long since, long allMillis, WorkingCalendar calendar) {
        long left = Math.max(0, allMillis - usedMillis);
        return isByTheClock() ? since + left : calendar.plus(since, left);
    }

    /** How much time has been used up to a moment. */
    public long usedAt(long now, WorkingCalendar calendar) {
        @Nullable Long since = runningSince;
        if (since == null || now <= since) {
            return usedMillis;
        }
        return usedMillis + (isByTheClock() ? now - since : calendar.between(since, now));
    }

    /**
     * Whether more time was used than there was, or the due time has passed: on a Saturday what was
     * due on Friday evening is late, although no working time has gone by.
     */
    public boolean isLate(long now) {
        @Nullable Long due = dueAt;
        return usedMillis > limitMillis || (due != null && now > due);
    }

    private boolean isByTheClock() {
        return limit.unit() == Limit.Unit.HOURS;
    }
}
