package city.chengyun.opscenter.log;

import java.util.List;

/**
 * Reads one topic to its moving end. Each bean of this type gets its own thread that assigns all
 * partitions to itself (no consumer group, so a killed app's partitions are free at once).
 */
public interface LogFollower {

    /** The topic to read. */
    String topic();

    /** Where to begin; asked again whenever the connection had to be made anew. */
    LogStart start();

    /**
     * Handles records in the order of their partitions. When it throws, the same records are handed
     * over again after a pause, for as long as it takes: order is kept and nothing skipped. Records
     * that make no sense are the follower's to put aside, see {@link PoisonMessages}.
     *
     * @param records at least one
     */
    void onRecords(List<LogRecord> records);
}
