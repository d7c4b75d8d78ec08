package city.chengyun.standalone.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shortest path that somebody would write without this project: subscribe, parse, write to the
 * store. No log, no rules, no windows; what is in its queue when it is killed is lost.
 */
final class Baseline implements MqttCallback, AutoCloseable {

    private static final int QUEUE = 100_000;
    private static final int BATCH = 5_000;
    private static final long MOST_WAIT_MILLIS = 500;

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<Received> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AtomicLong stored = new AtomicLong();
    private final URI write;
    private final MqttAsyncClient client;
    private final Thread writer = new Thread(this::writeBatches, "baseline-writer");

    private record Received(String topic, MqttMessage message) {}

    Baseline(String mqttUri, String storeUrl) throws MqttException {
        write = URI.create(storeUrl + "/write?precision=ms");
        writer.setDaemon(true);
        writer.start();
        client = MqttClients.connect(mqttUri, "baseline", null);
        client.setCallback(this);
        client.subscribe("city/v1/#", 1).waitForCompletion();
    }

    long stored() {
        return stored.get();
    }

    @Override
    public void close() throws MqttException {
        writer.interrupt();
        client.disconnectForcibly(0, 1_000, false);
        client.close(true);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) throws InterruptedException {
        queue.put(new Received(topic, message));
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        // The count stands still then, which ends the measurement.
    }

    @Override
    public void mqttErrorOccurred(MqttException failure) {
        // As above.
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String uri) {}

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {}

    private void writeBatches() {
        var batch = new ArrayList<Received>(BATCH);
        try {
            while (true) {
                batch.add(queue.take());
                var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MOST_WAIT_MILLIS);
                while (batch.size() < BATCH) {
                    var next = queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (next == null) {
                        break;
                    }
                    batch.add(next);
                }
                var lines = new StringBuilder(batch.size() * 128);
                batch.forEach(received -> append(lines, received));
                store(lines.toString());
                stored.addAndGet(batch.size());
                batch.clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** {@code environment,device=d1 a=1,b=2 1764000000123}. */
    private void append(StringBuilder lines, Received received) {
        var level = received.topic().split("/", -1);
        var observation = json.readTree(received.message().getPayload());
        lines.append(level[3]).append(",device=").append(level[4]).append(' ');
        observation
                .path("v")
                .propertyStream()
                .forEach(
                        value ->
                                lines.append(value.getKey())
                                        .append('=')
                                        .append(value.getValue().asDouble())
                                        .append(','));
        lines.setLength(lines.length() - 1);
        lines.append(' ').append(observation.path("ts").asLong()).append('\n');
    }

    private void store(String lines) throws InterruptedException {
        var request = HttpRequest.newBuilder(write).POST(BodyPublishers.ofString(lines)).build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 204) {
                throw new IllegalStateException("the store refuses: " + answer.body());
            }
        } catch (IOException e) {
            throw new IllegalStateException("the store does not answer", e);
        }
    }
}
