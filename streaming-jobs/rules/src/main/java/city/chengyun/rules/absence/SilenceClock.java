package city.chengyun.rules.absence;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How much of a stretch of receive time one intake was alive in one partition, as its ticks tell.
 *
 * <p>A step between two ticks counts {@value #MAX_STEP_MILLIS} ms at most: when the hub, the broker
 * or a bridge was down there are no ticks, and nobody is blamed for silence. Only the gaps are
 * kept. A question about the past gets the same answer whenever it is asked, so a replay decides as
 * live did. Mutable, not thread-safe.
 */
public final class SilenceClock {

    /** How much of the step between two ticks counts. */
    public static final long MAX_STEP_MILLIS = 2_000;

    /** Beyond this the two oldest gaps become one, which errs on the side of no alert. */
    private static final int MAX_GAPS = 256;

    private static final long NEVER = Long.MIN_VALUE;

    private final Deque<Gap> gaps = new ArrayDeque<>();
    private long lastTick = NEVER;

    /** Time that does not count, from inclusive, to exclusive. */
    private record Gap(long from, long to) {}

    /**
     * What is known about a stretch of time.
     *
     * @param aliveMillis how much of it counts
     * @param interrupted whether any of it does not
     */
    public record Silence(long aliveMillis, boolean interrupted) {}

    /** Takes a tick; ticks of one partition come in order of receive time, repeats are harmless. */
    public void tick(long receivedAt) {
        if (receivedAt <= lastTick) {
            return;
        }
        long counted = lastTick == NEVER ? NEVER : lastTick + MAX_STEP_MILLIS;
        if (receivedAt > counted) {
            gaps.addLast(new Gap(counted, receivedAt));
            if (gaps.size() > MAX_GAPS) {
                Gap oldest = gaps.removeFirst();
                Gap next = gaps.removeFirst();
                gaps.addFirst(new Gap(oldest.from, next.to));
            }
        }
        lastTick = receivedAt;
    }

    /**
     * How long a device that was last heard at {@code from} has been silent at {@code to}, receive
     * times in epoch milliseconds. Ticks after {@code to} make no difference.
     */
    public Silence between(long from, long to) {
        if (to <= from) {
            return new Silence(0, false);
        }
        long lost = 0;
        for (Gap gap : gaps) {
            lost += overlap(gap.from, gap.to, from, to);
        }
        long countedUntil = lastTick == NEVER ? NEVER : lastTick + MAX_STEP_MILLIS;
        lost += overlap(countedUntil, Long.MAX_VALUE, from, to);
        return new Silence(to - from - lost, lost > 0);
    }

    private static long overlap(long gapFrom, long gapTo, long from, long to) {
        return Math.max(0, Math.min(gapTo, to) - Math.max(gapFrom, from));
    }

    /**
     * Whether the intake was heard at {@code time} or later, receive time in epoch milliseconds.
     */
    public boolean hasReached(long time) {
        return lastTick >= time;
    }

    public SilenceClock copy() {
        SilenceClock copy = new SilenceClock();
        copy.gaps.addAll(gaps);
        copy.lastTick = lastTick;
        return copy;
    }

    public void writeTo(DataOutput out) throws IOException {
        out.writeLong(lastTick);
        out.writeInt(gaps.size());
        for (Gap gap : gaps) {
            out.writeLong(gap.from);
            out.writeLong(gap.to);
        }
    }

    /** Reads what {@link #writeTo} wrote. */
    public static SilenceClock readFrom(DataInput in) throws IOException {
        SilenceClock clock = new SilenceClock();
        clock.lastTick = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            clock.gaps.addLast(new Gap(in.readLong(), in.readLong()));
        }
        return clock;
    }
}
