package city.chengyun.standalone.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A ponding gauge that rises above the first threshold and falls again; each rise is an alert. */
final class BenchGauge implements AutoCloseable {

    private static final double HIGH = 20;
    private static final double LOW = 1;

    private final MqttAsyncClient device;
    private final String topic;

    private BenchGauge(MqttAsyncClient device, String topic) {
        this.device = device;
        this.topic = topic;
    }

    static BenchGauge register(AppClient engineer, String mqttUri, String id)
            throws IOException, InterruptedException, MqttException {
        var credential =
                engineer.post(
                                "/api/devices",
                                Map.of(
                                        "id", id,
                                        "name", "Benchmark",
                                        "kind", "ponding-gauge",
                                        "adcode", "130102",
                                        "position", List.of(114.54, 38.05)))
                        .path("credential");
        return new BenchGauge(
                MqttClients.connect(mqttUri, id, credential.path("password").asString()),
                credential.path("topics").path("telemetry").asString());
    }

    void rise(long ts) throws MqttException {
        publish(ts, HIGH);
    }

    void fall(long ts) throws MqttException {
        publish(ts, LOW);
    }

    private void publish(long ts, double depth) throws MqttException {
        var payload = "{\"ts\":%d,\"v\":{\"ponding_depth\":%s}}".formatted(ts, depth);
        device.publish(topic, payload.getBytes(StandardCharsets.UTF_8), 1, false);
    }

    @Override
    public void close() throws MqttException {
        device.disconnectForcibly(0, 1_000, false);
        device.close(true);
    }
}
