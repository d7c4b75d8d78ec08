package city.chengyun.opscenter.simulation.internal;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.opscenter.mqtt.MqttLink;
import city.chengyun.opscenter.mqtt.MqttLinks;
import city.chengyun.opscenter.mqtt.MqttProperties;
import city.chengyun.opscenter.place.ServiceCredentials;
import city.chengyun.opscenter.problem.Problem;
import city.chengyun.opscenter.simulation.Commands;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks the simulated city by commands and waits for its replies. */
@Service
public class Simulation implements Commands, SmartLifecycle {

    /** The app's own identity at the broker. */
    private static final DeviceId APP = DeviceId.of("chengyun-app");

    private static final DeviceTopic SIMULATOR =
            new DeviceTopic(
                    Adcode.of("130100"),
                    Domain.EMERGENCY,
                    DeviceId.of("city-simulator"),
                    MessageKind.COMMAND);

    private final MqttProperties properties;
    private final ServiceCredentials credentials;
    private final JsonMapper json;
    private final Clock clock;
    private final @Nullable MqttLink channel;
    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private volatile boolean running;

    Simulation(
            MqttProperties properties,
            MqttLinks links,
            ServiceCredentials credentials,
            JsonMapper json,
            Clock clock) {
        this.properties = properties;
        this.credentials = credentials;
        this.json = json;
        this.clock = clock;
        @Nullable String secret = properties.secret();
        this.channel =
                secret == null
                        ? null
                        : links.create(
                                        APP,
                                        secret,
                                        SIMULATOR.withKind(MessageKind.REPLY).toString())
                                .orElse(null);
    }

    @Override
    public void start() {
        running = true;
        if (channel != null && properties.secret() != null) {
            credentials.grant(APP, properties.secret());
            channel.onMessage(this::onReply);
            channel.open();
        }
    }

    /**
     * Sends a command and waits for the result.
     *
     * @param name of the command, for instance {@code scenario.list}
     * @return the result; empty if the simulator does not answer
     * @throws Problem 409 {@code simulation-refused} with the simulator's own words
     */
    public Optional<JsonNode> ask(String name, Map<String, String> arguments) {
        String id = UUID.randomUUID().toString();
        CompletableFuture<JsonNode> reply = new CompletableFuture<>();
        waiting.put(id, reply);
        try {
            if (channel == null
                    || !channel.publish(
                            SIMULATOR.toString(),
                            command(id, name, arguments),
                            properties.replyTimeout())) {
                return Optional.empty();
            }
            return Optional.of(result(await(reply, properties.replyTimeout())));
        } catch (TimeoutException e) {
            return Optional.empty();
        } finally {
            waiting.remove(id);
        }
    }

    private byte[] command(String id, String name, Map<String, String> arguments) {
        ObjectNode command = json.createObjectNode();
        command.put("id", id);
        command.put("name", name);
        command.set("args", json.valueToTree(arguments));
        command.put("deadline", clock.millis() + properties.replyTimeout().toMillis());
        return json.writeValueAsBytes(command);
    }

    private static JsonNode await(CompletableFuture<JsonNode> reply, Duration timeout)
            throws TimeoutException {
        try {
            return reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException("replies are never completed with a failure", e);
        }
    }

    private static JsonNode result(JsonNode reply) {
        if (!reply.path("state").asString("").equals("DONE")) {
            throw Problem.conflict(
                    "simulation-refused", reply.path("reason").asString("The simulator refused"));
        }
        return reply.path("result");
    }

    private void onReply(byte[] payload) {
        JsonNode reply = json.readTree(payload);
        @Nullable CompletableFuture<JsonNode> asked = waiting.get(reply.path("id").asString(""));
        if (asked != null) {
            asked.complete(reply);
        }
    }

    @Override
    public boolean isConnected() {
        return channel != null && channel.isConnected();
    }

    @Override
    public boolean publish(DeviceTopic topic, byte[] command, Duration expiry) {
        return channel != null && channel.publish(topic.toString(), command, expiry);
    }

    @Override
    public void stop() {
        running = false;
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
