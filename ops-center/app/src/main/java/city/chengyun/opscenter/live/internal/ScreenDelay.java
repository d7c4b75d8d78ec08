package city.chengyun.opscenter.live.internal;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * How long it takes from a device's message to the screens, as the hub's probe and the browsers
 * measure it: published over MQTT, judged, sent, drawn, and told by the browser that it is drawn.
 * The way back is in it too, so it is never better than it says.
 */
@Component
public class ScreenDelay {

    /** What is older says nothing about now. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private static final double MEDIAN = 0.5;
    private static final double WORST = 0.99;

    private final Timer timer;

    ScreenDelay(MeterRegistry metrics) {
        this.timer =
                Timer.builder(LiveMetrics.SCREEN_DELAY)
                        .description("From the probe's publishing to a browser's screen")
                        .publishPercentiles(MEDIAN, WORST)
                        .distributionStatisticExpiry(WINDOW)
                        .distributionStatisticBufferLength(5)
                        .register(metrics);
    }

    /** A browser has drawn what the probe said that long ago. */
    public void record(Duration delay) {
        timer.record(delay);
    }

    /** The delays of the last minutes; empty if nobody looked. */
    Optional<LiveFeedMessage.Delay> summary() {
        HistogramSnapshot snapshot = timer.takeSnapshot();
        double median = percentile(snapshot, MEDIAN);
        return median > 0
                ? Optional.of(new LiveFeedMessage.Delay(median, percentile(snapshot, WORST)))
                : Optional.empty();
    }

    /** In milliseconds; zero if nothing was recorded within the window. */
    private static double percentile(HistogramSnapshot snapshot, double percentile) {
        for (ValueAtPercentile value : snapshot.percentileValues()) {
            if (value.percentile() == percentile) {
                return value.value(TimeUnit.MILLISECONDS);
            }
        }
        return 0;
    }
}
