package city.chengyun.opscenter.log.internal;

import city.chengyun.opscenter.log.LogStart;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Puts a consumer where a follower begins. */
final class StartPositions {

    private StartPositions() {}

    static void seek(
            Consumer<String, byte[]> consumer, List<TopicPartition> partitions, LogStart start) {
        if (start instanceof LogStart.AtOffsets at) {
            consumer.seekToBeginning(partitions);
            for (TopicPartition partition : partitions) {
                @Nullable Long next = at.nextOffsets().get(partition.partition());
                if (next != null) {
                    consumer.seek(partition, next);
                }
            }
        } else if (start instanceof LogStart.Since since) {
            Map<TopicPartition, Long> times =
                    partitions.stream()
                            .collect(
                                    Collectors.toMap(
                                            Function.identity(),
                                            partition -> since.time().toEpochMilli()));
            // The ends come first: what is appended between the two answers must not be passed by.
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<TopicPartition, @Nullable OffsetAndTimestamp> found =
                    consumer.offsetsForTimes(times);
            ends.forEach(
                    (partition, end) -> {
                        @Nullable OffsetAndTimestamp first = found.get(partition);
                        consumer.seek(partition, first == null ? end : first.offset());
                    });
        }
    }
}
