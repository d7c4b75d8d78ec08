package city.chengyun.standalone.bench;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.common.MqttException;
import tools.jackson.databind.JsonNode;

/**
 * Many browsers at once, each looking at a district of the simulated city: what they cost, how soon
 * each of them is told an alert, and whether those that read nothing for a while miss one.
 */
final class FanOut {

    private static final Duration STEP = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration COSTING = Duration.ofSeconds(10);

    /** Alerts until the compilers have seen what matters. */
    private static final int WARM_UP = 10;

    /** Of a hundred clients one sleeps. */
    private static final int SLEEPERS = 100;

    private final AppClient account;
    private final ProcessHandle app;
    private final AlertLatency latency;
    private final AtomicLong bytes = new AtomicLong();

    /**
     * @param app the app's own process
     */
    FanOut(AppClient account, ProcessHandle app, Clock clock) {
        this.account = account;
        this.app = app;
        this.latency = new AlertLatency(clock);
    }

    /**
     * What was found.
     *
     * @param clients connected browsers
     * @param cores what they cost the app, beside what it needs without them
     * @param kilobytesPerClient a second
     * @param alertMillis publish to WebSocket, of each client and alert, ascending
     * @param missed alerts that a client was not told, or told twice
     */
    record Figures(
            int clients,
            double cores,
            double kilobytesPerClient,
            List<Double> alertMillis,
            int missed) {

        Figures {
            alertMillis = List.copyOf(alertMillis);
        }
    }

    /** Opens the clients, and raises an alert a second. */
    Figures measure(int count, String mqttUri, int alerts)
            throws IOException, InterruptedException, MqttException {
        var districts = views(account.get("/api/districts"));
        var alone = costNow();
        var sleeping = count / SLEEPERS;
        var clients = IntStream.range(0, count).mapToObj(i -> client(i < sleeping)).toList();
        var sleepers = clients.subList(0, sleeping);
        try (var sockets = new FeedSockets(account);
                var gauge = BenchGauge.register(account, mqttUri, "bench-fan-out")) {
            for (int i = 0; i < count; i++) {
                clients.get(i).open(sockets, districts.get(i % districts.size()));
            }
            LockSupport.parkNanos(COSTING.toNanos());
            bytes.set(0);
            var together = costNow();
            var kilobytes = bytes.get() / 1024.0 / COSTING.toSeconds() / count;
            sleepers.forEach(FeedClient::sleep);
            latency.raise(gauge, WARM_UP);
            latency.reset();
            latency.raise(gauge, alerts);
            sleepers.forEach(FeedClient::wake);
            var missed = awaitSame(clients);
            return new Figures(count, together - alone, kilobytes, latency.sorted(), missed);
        }
    }

    /** How late one that sleeps is told is its own doing. */
    private FeedClient client(boolean sleeps) {
        return new FeedClient(sleeps ? (onset, arrived) -> {} : latency::onAlert, bytes);
    }

    /** Waits until all clients know the same changes; returns how many are missing or twice. */
    private static int awaitSame(List<FeedClient> clients) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var wrong = countWrong(clients);
        while (wrong > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(STEP.toNanos());
            wrong = countWrong(clients);
        }
        return wrong;
    }

    private static int countWrong(List<FeedClient> clients) {
        Set<Long> all = new TreeSet<>();
        clients.forEach(client -> all.addAll(client.seqs()));
        var wrong = 0;
        for (var client : clients) {
            var seqs = client.seqs();
            // A client that came later than the first change has not missed it.
            var from = seqs.isEmpty() ? Long.MAX_VALUE : seqs.get(0);
            var expected = all.stream().filter(seq -> seq >= from).toList();
            wrong += seqs.isEmpty() || !seqs.equals(expected) ? 1 : 0;
        }
        return wrong;
    }

    /** Cores that the app uses on the average of some seconds. */
    private double costNow() {
        var before = cpu();
        LockSupport.parkNanos(COSTING.toNanos());
        return (double) (cpu() - before) / COSTING.toNanos();
    }

    private long cpu() {
        return app.info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** A message {@code view} for each district: the box around it. */
    private static List<String> views(JsonNode districts) {
        List<String> views = new ArrayList<>();
        for (var feature : districts.path("features")) {
            var box = new Box();
            box.add(feature.path("geometry").path("coordinates"));
            views.add(box.view());
        }
        return views;
    }

    private static final class Box {

        private double west = 180;
        private double south = 90;
        private double east = -180;
        private double north = -90;

        void add(JsonNode coordinates) {
            if (coordinates.path(0).isNumber()) {
                west = Math.min(west, coordinates.path(0).asDouble());
                east = Math.max(east, coordinates.path(0).asDouble());
                south = Math.min(south, coordinates.path(1).asDouble());
                north = Math.max(north, coordinates.path(1).asDouble());
            } else {
                coordinates.forEach(this::add);
            }
        }

        String view() {
            return "{\"type\":\"view\",\"bbox\":[%s,%s,%s,%s]}".formatted(west, south, east, north);
        }
    }
}
