package city.chengyun.opscenter.live.internal;

import city.chengyun.contract.log.LogTopic;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.opscenter.log.LogStatus;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * Messages per second into the hub, over about ten seconds, from how fast the intake topic grows.
 * The intake's ticks are taken off: it ticks the device topic as often as each partition of its
 * own. Used by one thread.
 */
@Component
class MessageRate {

    private static final int SAMPLES = 6;

    private final LogStatus log;
    private final Clock clock;
    private final int partitions;
    private final Deque<Sample> samples = new ArrayDeque<>();

    MessageRate(LogStatus log, Clock clock) {
        this.log = log;
        this.clock = clock;
        this.partitions =
                LogTopics.all().stream()
                        .filter(topic -> topic.name().equals(LogTopics.INTAKE))
                        .mapToInt(LogTopic::partitions)
                        .sum();
    }

    private record Sample(long at, long messages, long ticks) {}

    void sample() {
        OptionalLong intake = log.appended(LogTopics.INTAKE);
        OptionalLong device = log.appended(LogTopics.DEVICE);
        if (intake.isEmpty() || device.isEmpty()) {
            samples.clear();
            return;
        }
        samples.addLast(new Sample(clock.millis(), intake.getAsLong(), device.getAsLong()));
        if (samples.size() > SAMPLES) {
            samples.removeFirst();
        }
    }

    double perSecond() {
        if (samples.size() < 2) {
            return 0;
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        double seconds = (last.at() - first.at()) / 1_000.0;
        long ticks = (last.ticks() - first.ticks()) * partitions;
        long messages = Math.max(0, last.messages() - first.messages() - ticks);
        return seconds <= 0 ? 0 : Math.round(messages / seconds * 10) / 10.0;
    }
}
