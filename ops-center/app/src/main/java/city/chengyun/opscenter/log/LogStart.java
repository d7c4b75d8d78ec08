package city.chengyun.opscenter.log;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;

/** Where a {@link LogFollower} begins. */
public sealed interface LogStart {

    /**
     * At stored positions.
     *
     * @param nextOffsets by partition, the offset to read next; a partition without one is read
     *     from its first record
     */
    record AtOffsets(Map<Integer, Long> nextOffsets) implements LogStart {
        /** Copies. */
        public AtOffsets {
            nextOffsets = Map.copyOf(nextOffsets);
        }
    }

    /** At the first record appended at or after a time; at the end when there is none. */
    record Since(Instant time) implements LogStart {
        /** Checks. */
        public Since {
            requireNonNull(time, "time is null");
        }
    }
}
