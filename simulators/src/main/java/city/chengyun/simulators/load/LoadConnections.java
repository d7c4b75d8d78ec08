package city.chengyun.simulators.load;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.datatypes.MqttTopic;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All connections of a load test on a few event-loop threads; each reconnects by itself. */
final class LoadConnections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LoadConnections.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CONNECTING_AT_ONCE = 100;
    private static final int EVENT_LOOPS = 2;
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final List<Mqtt5AsyncClient> clients = new ArrayList<>();
    private final List<MqttTopic> topics = new ArrayList<>();
    private final LoadPlan plan;

    /**
     * Prepares connections.
     *
     * @param secrets secret by gateway id; a gateway without one connects anonymously
     */
    LoadConnections(URI broker, LoadPlan plan, Map<String, String> secrets) {
        this.plan = plan;
        var executor = MqttClientExecutorConfig.builder().nettyThreads(EVENT_LOOPS).build();
        for (int i = 0; i < plan.connections(); i++) {
            String id = plan.gatewayId(i);
            var builder =
                    MqttClient.builder()
                            .useMqttVersion5()
                            .identifier(id)
                            .serverHost(broker.getHost())
                            .serverPort(broker.getPort())
                            .executorConfig(executor)
                            .automaticReconnect()
                            .initialDelay(200, TimeUnit.MILLISECONDS)
                            .maxDelay(2, TimeUnit.SECONDS)
                            .applyAutomaticReconnect();
            String secret = secrets.get(id);
            if (secret != null) {
                builder =
                        builder.simpleAuth()
                                .username(id)
                                .password(secret.getBytes(StandardCharsets.UTF_8))
                                .applySimpleAuth();
            }
            if (broker.getScheme().equals("ssl")) {
                builder = builder.sslWithDefaultConfig();
            }
            clients.add(builder.buildAsync());
        }
        for (int i = 0; i < plan.devices(); i++) {
            topics.add(MqttTopic.of(plan.topic(i)));
        }
    }

    /**
     * Connects everybody, refused ones again and again until patience ends: a new secret takes some
     * seconds to reach the broker.
     *
     * @throws TimeoutException if not all are connected after a minute
     */
    void connect() throws InterruptedException, TimeoutException {
        var turns = new Semaphore(CONNECTING_AT_ONCE);
        List<CompletableFuture<?>> connecting = new ArrayList<>();
        for (Mqtt5AsyncClient client : clients) {
            turns.acquire();
            connecting.add(
                    client.connectWith()
                            .cleanStart(true)
                            .keepAlive(KEEP_ALIVE_SECONDS)
                            .send()
                            .whenComplete((ack, error) -> turns.release()));
        }
        try {
            CompletableFuture.allOf(connecting.toArray(CompletableFuture[]::new))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a connection failed for good", e.getCause());
        }
        LOG.info("{} connections are open", clients.size());
    }

    /** Publishes with QoS 1; completes with the acknowledgement. */
    CompletableFuture<Mqtt5PublishResult> publish(LoadMessage message) {
        return clients.get(plan.connectionOf(message.device()))
                .publish(
                        Mqtt5Publish.builder()
                                .topic(topics.get(message.device()))
                                .qos(MqttQos.AT_LEAST_ONCE)
                                .payload(message.payload())
                                .build());
    }

    @Override
    public void close() {
        var all =
                clients.stream()
                        .filter(client -> client.getState().isConnected())
                        .map(Mqtt5AsyncClient::disconnect)
                        .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("a connection did not end in order", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
