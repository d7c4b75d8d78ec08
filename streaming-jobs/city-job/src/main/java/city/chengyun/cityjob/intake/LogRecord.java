package city.chengyun.cityjob.intake;

import static java.util.Objects.requireNonNull;

/**
 * A record of a compacted topic.
 *
 * @param key its key
 * @param value JSON; empty for a tombstone; not to be changed
 * @param appendedAt append time, epoch milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on as it is; nobody compares these.
public record LogRecord(String key, byte[] value, long appendedAt) {

    public LogRecord {
        requireNonNull(key, "key is null");
        requireNonNull(value, "value is null");
    }

    /** True if the key was removed. */
    public boolean isTombstone() {
        return value.length == 0;
    }
}
