package city.chengyun.opscenter.log.internal;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.opscenter.log.LogStart;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StartPositionsTest {

    private static final TopicPartition FIRST = new TopicPartition("live", 0);
    private static final TopicPartition SECOND = new TopicPartition("live", 1);
    private static final List<TopicPartition> PARTITIONS = List.of(FIRST, SECOND);

    /** A log with a record of offset 5 at {@code 1 000 ms} in its first partition. */
    private static class Log extends MockConsumer<String, byte[]> {

        Log() {
            super("earliest");
            assign(PARTITIONS);
            updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
            updateEndOffsets(Map.of(FIRST, 6L, SECOND, 4L));
        }

        @Override
        public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                Map<TopicPartition, Long> times) {
            Map<TopicPartition, OffsetAndTimestamp> found = new HashMap<>();
            found.put(FIRST, new OffsetAndTimestamp(5, 1_000));
            found.put(SECOND, null);
            return found;
        }
    }

    @Test
    void sinceATimeIsTheFirstRecordOfThatTimeOrElseTheEnd() {
        try (Log log = new Log()) {
            StartPositions.seek(log, PARTITIONS, new LogStart.Since(Instant.ofEpochMilli(900)));

            assertThat(log.position(FIRST)).isEqualTo(5);
            assertThat(log.position(SECOND)).isEqualTo(4);
        }
    }

    @Test
    void whatIsAppendedWhileTheTimeIsLookedUpIsRead() {
        Log log =
                new Log() {
                    @Override
                    public synchronized Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
                            Map<TopicPartition, Long> times) {
                        updateEndOffsets(Map.of(FIRST, 6L, SECOND, 5L));
                        return super.offsetsForTimes(times);
                    }
                };
        try (log) {
            StartPositions.seek(log, PARTITIONS, new LogStart.Since(Instant.ofEpochMilli(900)));

            assertThat(log.position(SECOND)).isEqualTo(4);
        }
    }

    @Test
    void withoutAStoredPositionAPartitionIsReadFromItsBeginning() {
        try (Log log = new Log()) {
            StartPositions.seek(log, PARTITIONS, new LogStart.AtOffsets(Map.of(0, 3L)));

            assertThat(log.position(FIRST)).isEqualTo(3);
            assertThat(log.position(SECOND)).isZero();
        }
    }
}
