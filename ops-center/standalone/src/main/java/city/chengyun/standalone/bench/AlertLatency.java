package city.chengyun.standalone.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * The time from a device's publish to the alert in connected browsers, an alert a second, each
 * known by its onset.
 */
final class AlertLatency {

    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<Long, Long> publishedNanos = new ConcurrentHashMap<>();
    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());

    AlertLatency(Clock clock) {
        this.clock = clock;
    }

    /** With one browser; milliseconds in ascending order, one for each sample that arrived. */
    List<Double> measure(AppClient engineer, String mqttUri, int samples)
            throws IOException, InterruptedException, MqttException {
        var browser = new FeedClient(this::onAlert, new AtomicLong());
        try (var sockets = new FeedSockets(engineer);
                var gauge = BenchGauge.register(engineer, mqttUri, "bench-ponding")) {
            browser.open(sockets, "{\"type\":\"view\",\"bbox\":[0,0,0,0]}");
            raise(gauge, samples);
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (millis.size() < samples && System.nanoTime() < deadline) {
                LockSupport.parkNanos(STEP.toNanos());
            }
        }
        return sorted();
    }

    /** Raises alerts, one a second. */
    void raise(BenchGauge gauge, int count) throws MqttException {
        for (int i = 0; i < count; i++) {
            var ts = clock.millis();
            publishedNanos.put(ts, System.nanoTime());
            gauge.rise(ts);
            LockSupport.parkNanos(STEP.toNanos());
            gauge.fall(clock.millis());
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    /** A browser was told of an alert. */
    void onAlert(long onset, long arrived) {
        var published = publishedNanos.get(onset);
        if (published != null) {
            millis.add((arrived - published) / 1e6);
        }
    }

    /** Forgets what was timed until now. */
    void reset() {
        publishedNanos.clear();
        millis.clear();
    }

    List<Double> sorted() {
        return millis.stream().sorted().toList();
    }
}
