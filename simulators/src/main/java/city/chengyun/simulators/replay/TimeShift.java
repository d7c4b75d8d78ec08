package city.chengyun.simulators.replay;

import java.time.Duration;

/**
 * Maps the source's time to the clock's: when an observation is sent, and which time it carries.
 *
 * <p>A replay in the present keeps the distances between observations and ends now: the last one
 * carries the time at which it is sent, all others lie before. So a rule that wants ten minutes of
 * data still gets ten minutes, however fast the replay runs, and nothing lies in the future.
 *
 * @param startMillis when the replay begins, by the clock
 * @param firstTs earliest time in the source
 * @param speed how many times as fast as it happened; infinite for as fast as it goes
 * @param shiftMillis what is added to the times that observations carry
 */
record TimeShift(long startMillis, long firstTs, double speed, long shiftMillis) {

    TimeShift {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be positive: " + speed);
        }
    }

    /** Ends in the present. */
    static TimeShift asNow(long startMillis, ReplaySource.Survey survey, double speed) {
        long span = survey.lastTs() - survey.firstTs();
        long end = startMillis + Math.round(span / speed);
        return new TimeShift(startMillis, survey.firstTs(), speed, end - survey.lastTs());
    }

    /** Keeps all times; {@code first} is the one that is due at the start. */
    static TimeShift asRecorded(long startMillis, long first, double speed) {
        return new TimeShift(startMillis, first, speed, 0);
    }

    long carried(long ts) {
        return ts + shiftMillis;
    }

    /** How long after {@code nowMillis} an observation is to be sent; zero or less for at once. */
    Duration untilDue(long ts, long nowMillis) {
        long due = startMillis + Math.round((ts - firstTs) / speed);
        return Duration.ofMillis(due - nowMillis);
    }
}
