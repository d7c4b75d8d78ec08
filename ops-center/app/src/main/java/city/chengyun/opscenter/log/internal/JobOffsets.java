package city.chengyun.opscenter.log.internal;

import city.chengyun.contract.log.LogGroups;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.opscenter.log.JobProgress;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows what the stream's jobs have committed. Not thread-safe but for {@link #progress}: one
 * thread tells it, any may ask.
 */
final class JobOffsets {

    /** Several checkpoints of the slower job, and time for a restart of it. */
    static final Duration STILL_AFTER = Duration.ofSeconds(45);

    private final Clock clock;
    private final Map<String, Position> positions = new HashMap<>();
    private volatile List<JobProgress> progress = List.of();

    JobOffsets(Clock clock) {
        this.clock = clock;
    }

    /** One entry per job in the order of {@link LogGroups}; empty until the log was asked. */
    List<JobProgress> progress() {
        return progress;
    }

    /**
     * Takes what the log answered.
     *
     * @param ends records ever appended, by topic
     * @param committed offsets committed in the intake, summed over its partitions, by group
     */
    void update(Map<String, Long> ends, Map<String, Long> committed) {
        long end = ends.getOrDefault(LogTopics.INTAKE, 0L);
        progress =
                LogGroups.all().stream()
                        .map(group -> toProgress(group, end, committed.getOrDefault(group, 0L)))
                        .toList();
    }

    private JobProgress toProgress(String group, long end, long committed) {
        long now = clock.millis();
        @Nullable Position before = positions.get(group);
        if (before == null || before.offset != committed) {
            // What was committed before this app started says nothing about now.
            long movedAt = before == null ? Long.MIN_VALUE : now;
            before = new Position(committed, movedAt);
            positions.put(group, before);
        }
        boolean running =
                before.movedAt != Long.MIN_VALUE && now - before.movedAt < STILL_AFTER.toMillis();
        return new JobProgress(group, running, Math.max(0, end - committed));
    }

    private record Position(long offset, long movedAt) {}
}
