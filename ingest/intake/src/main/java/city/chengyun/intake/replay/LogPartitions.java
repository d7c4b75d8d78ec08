package city.chengyun.intake.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.mqtt.DeviceTopic;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/**
 * Where entries stand in an intake topic: a device's messages in the partition that the log's
 * client would choose for their key, so that a run has the order of the city.
 *
 * @param count 1 or more
 */
record LogPartitions(int count) {

    LogPartitions {
        if (count < 1) {
            throw new IllegalArgumentException("count must be 1 or more: " + count);
        }
    }

    /** The partitions of an entry; none for what an intake would not have taken. */
    int[] of(LogEntry entry) {
        if (entry instanceof LogEntry.Tick tick) {
            Integer one = tick.partition();
            return one == null || one >= count
                    ? IntStream.range(0, count).toArray()
                    : new int[] {one};
        }
        return key((LogEntry.Message) entry).stream()
                .mapToInt(key -> Utils.toPositive(Utils.murmur2(key)) % count)
                .toArray();
    }

    /** Whether an entry ticks the device topic too: an intake does so with each of its ticks. */
    static boolean ticksDevices(LogEntry entry) {
        return entry instanceof LogEntry.Tick tick
                && (tick.partition() == null || tick.partition() == 0);
    }

    /** The key of a message: its device; empty if its topic is none of the contract. */
    static Optional<byte[]> key(LogEntry.Message message) {
        return DeviceTopic.parse(message.topic())
                .map(topic -> topic.deviceId().value().getBytes(UTF_8));
    }
}
