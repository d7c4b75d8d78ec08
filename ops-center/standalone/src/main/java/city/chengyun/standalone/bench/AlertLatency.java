package city.chengyun.standalone.bench;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The time from a device's publish to the alert in a connected browser. A ponding gauge rises above
 * the first threshold and falls again, once a second; each rise is an alert of its own, known by
 * its onset.
 */
final class AlertLatency implements WebSocket.Listener {

    private static final String GAUGE = "bench-ponding";
    private static final double HIGH = 20;
    private static final double LOW = 1;
    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Clock clock;
    private final Map<Long, Long> publishedNanos = new ConcurrentHashMap<>();
    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    private final StringBuilder frame = new StringBuilder();

    AlertLatency(Clock clock) {
        this.clock = clock;
    }

    /** Milliseconds in ascending order, one for each of the samples that arrived. */
    List<Double> measure(AppClient engineer, String mqttUri, int samples)
            throws IOException, InterruptedException, MqttException {
        var credential = register(engineer);
        var topic = credential.get("telemetry");
        var feed = engineer.feed(this);
        var device = MqttClients.connect(mqttUri, GAUGE, credential.get("password"));
        try {
            for (int i = 0; i < samples; i++) {
                var ts = clock.millis();
                publishedNanos.put(ts, System.nanoTime());
                device.publish(topic, payload(ts, HIGH), 1, false);
                LockSupport.parkNanos(STEP.toNanos());
                device.publish(topic, payload(clock.millis(), LOW), 1, false);
                LockSupport.parkNanos(STEP.toNanos());
            }
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (millis.size() < samples && System.nanoTime() < deadline) {
                LockSupport.parkNanos(STEP.toNanos());
            }
        } finally {
            feed.abort();
            device.disconnectForcibly(0, 1_000, false);
            device.close(true);
        }
        return millis.stream().sorted().toList();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        var arrived = System.nanoTime();
        frame.append(data);
        if (last) {
            onFrame(frame.toString(), arrived);
            frame.setLength(0);
        }
        socket.request(1);
        return null;
    }

    private void onFrame(String text, long arrived) {
        if (!text.contains(GAUGE)) {
            return;
        }
        var message = new JsonMapper().readTree(text);
        if (!message.path("type").asString("").equals("alert")) {
            return;
        }
        var published = publishedNanos.remove(message.path("alert").path("onset").asLong(-1));
        if (published != null) {
            millis.add((arrived - published) / 1e6);
        }
    }

    private static Map<String, String> register(AppClient engineer)
            throws IOException, InterruptedException {
        var credential =
                engineer.post(
                                "/api/devices",
                                Map.of(
                                        "id", GAUGE,
                                        "name", "Benchmark",
                                        "kind", "ponding-gauge",
                                        "adcode", "130102",
                                        "position", List.of(114.54, 38.05)))
                        .path("credential");
        return Map.of(
                "password", credential.path("password").asString(),
                "telemetry", credential.path("topics").path("telemetry").asString());
    }

    private static byte[] payload(long ts, double depth) {
        return "{\"ts\":%d,\"v\":{\"ponding_depth\":%s}}"
                .formatted(ts, depth)
                .getBytes(StandardCharsets.UTF_8);
    }
}
