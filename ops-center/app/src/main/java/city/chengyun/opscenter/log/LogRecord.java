package city.chengyun.opscenter.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A record of a log topic.
 *
 * @param topic name of the topic
 * @param partition partition of the topic, from 0
 * @param offset position in the partition, from 0
 * @param appendedAt when the log appended it, epoch milliseconds
 * @param key UTF-8 key, null where the topic has none
 * @param value the bytes, null for a tombstone; shared, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // one copy per record would be waste; identity is unused
public record LogRecord(
        String topic,
        int partition,
        long offset,
        long appendedAt,
        @Nullable String key,
        byte @Nullable [] value) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LogRecord that
                && topic.equals(that.topic)
                && partition == that.partition
                && offset == that.offset;
    }

    @Override
    public int hashCode() {
        return Arrays.asList(topic, partition, offset).hashCode();
    }

    @Override
    public String toString() {
        return "%s-%d@%d".formatted(topic, partition, offset);
    }
}
