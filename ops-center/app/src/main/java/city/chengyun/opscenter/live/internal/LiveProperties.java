package city.chengyun.opscenter.live.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The live feed.
 *
 * @param pushInterval time between two live frames of a client, 100 ms to 60 s
 * @param countsInterval time between two overall counts, 500 ms to 60 s
 * @param history how far back the live topic is read at the start, up to 1 h
 * @param alertQueue alerts that wait for one slow client before it is closed, 10 to 100 000
 * @param resumeLimit most alerts that are sent again to one client; beyond it reloads, 10 to 100
 *     000
 * @param maxClients open connections, 1 to 100 000
 */
@ConfigurationProperties("chengyun.live")
public record LiveProperties(
        @DefaultValue("500ms") Duration pushInterval,
        @DefaultValue("2s") Duration countsInterval,
        @DefaultValue("15m") Duration history,
        @DefaultValue("2000") int alertQueue,
        @DefaultValue("1000") int resumeLimit,
        @DefaultValue("2000") int maxClients) {

    /** Checks the ranges. */
    public LiveProperties {
        requireRange("push-interval", pushInterval, Duration.ofMillis(100), Duration.ofMinutes(1));
        requireRange(
                "counts-interval", countsInterval, Duration.ofMillis(500), Duration.ofMinutes(1));
        requireRange("history", history, Duration.ZERO, Duration.ofHours(1));
        requireRange("alert-queue", alertQueue, 10);
        requireRange("resume-limit", resumeLimit, 10);
        requireRange("max-clients", maxClients, 1);
        if (resumeLimit >= alertQueue) {
            throw new IllegalArgumentException(
                    "chengyun.live.resume-limit is %d; allowed: less than alert-queue, %d"
                            .formatted(resumeLimit, alertQueue));
        }
    }

    private static void requireRange(String key, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "chengyun.live.%s is %s; allowed: %s to %s".formatted(key, value, min, max));
        }
    }

    private static void requireRange(String key, int value, int min) {
        if (value < min || value > 100_000) {
            throw new IllegalArgumentException(
                    "chengyun.live.%s is %d; allowed: %d to 100000".formatted(key, value, min));
        }
    }
}
