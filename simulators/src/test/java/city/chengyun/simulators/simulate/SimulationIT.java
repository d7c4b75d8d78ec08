package city.chengyun.simulators.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.contract.observation.DecodeResult;
import city.chengyun.contract.observation.ObservationCodec;
import city.chengyun.geo.Districts;
import city.chengyun.simulators.city.City;
import city.chengyun.simulators.city.CityModel;
import city.chengyun.simulators.hub.FakeHub;
import city.chengyun.simulators.hub.Registrar;
import city.chengyun.simulators.hub.SecretStore;
import city.chengyun.simulators.mqtt.LinkListener;
import city.chengyun.simulators.mqtt.MqttLink;
import city.chengyun.simulators.mqtt.OutgoingMessage;
import city.chengyun.simulators.scenario.Scenario;
import city.chengyun.testkit.MosquittoServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(90)
class SimulationIT {

    @TempDir private Path state;

    private final City city = City.of(1, 2400, Districts.load(), DeviceCatalog.load());
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final List<String> malformed = new CopyOnWriteArrayList<>();
    private final List<JsonNode> replies = new CopyOnWriteArrayList<>();
    private MosquittoServer broker;
    private FakeHub hub;
    private Simulation simulation;
    private MqttLink operator;

    @BeforeEach
    void startEverything() throws Exception {
        broker = MosquittoServer.start();
        hub = new FakeHub();
        operator = link("operator", new MqttLink.Subscription(List.of("city/v1/#"), this::hear));
        simulation =
                new Simulation(
                        city,
                        new CityModel(city, 10),
                        new ScenarioDirector(Scenario.loadAll(city), Clock.systemUTC()),
                        new Registrar(
                                hub.uri(), "simulator", FakeHub.PASSWORD, SecretStore.in(state)),
                        Clock.systemUTC());
    }

    @AfterEach
    void stopEverything() {
        simulation.close();
        operator.close();
        hub.close();
        broker.close();
    }

    @Test
    void registersTheCityAndMakesEveryDeviceHeard() throws Exception {
        simulation.start(URI.create(broker.uri()));

        await().atMost(Duration.ofSeconds(30)).until(() -> heard.size() >= 2400);

        assertThat(malformed).isEmpty();
        JsonNode batch = hub.batches().get(0);
        assertThat(batch.get("devices").size()).isEqualTo(2400);
        assertThat(batch.get("gateways").size()).isBetween(10, 15);
        assertThat(batch.get("devices").get(0).get("simulated").booleanValue()).isTrue();
        assertThat(simulation.metrics().refused()).isZero();
        assertThat(simulation.metrics().dropped()).isZero();
    }

    @Test
    void startsAScenarioOnCommand() throws Exception {
        simulation.start(URI.create(broker.uri()));
        await().until(simulation::isReady);

        String command =
                "{\"id\":\"42\",\"name\":\"scenario.start\",\"args\":{\"scenario\":\"fire\"},\"deadline\":4102444800000}";
        operator.put(
                new OutgoingMessage(
                        SimulatorDevice.COMMAND.toString(),
                        command.getBytes(StandardCharsets.UTF_8)));

        await().until(() -> !replies.isEmpty());
        assertThat(replies.get(0).get("id").stringValue()).isEqualTo("42");
        assertThat(replies.get(0).get("state").asString()).isEqualTo("DONE");
    }

    @Test
    void goesOnAfterTheBrokerWasAway() throws Exception {
        simulation.start(URI.create(broker.uri()));
        await().until(simulation::isReady);

        broker.kill();
        await().until(() -> !simulation.isReady());
        broker.restart();

        await().atMost(Duration.ofSeconds(30)).until(simulation::isReady);
        double before = simulation.metrics().acknowledged();
        await().until(() -> simulation.metrics().acknowledged() > before + 100);
    }

    @Test
    void tellsWhetherItIsReady() throws Exception {
        try (var health =
                new HealthServer(0, simulation::isReady, () -> simulation.metrics().scrape())) {
            assertThat(get(health, "/health")).startsWith("503");

            simulation.start(URI.create(broker.uri()));

            await().untilAsserted(() -> assertThat(get(health, "/health")).startsWith("200"));
            await().untilAsserted(
                            () ->
                                    assertThat(get(health, "/metrics"))
                                            .contains("chengyun_simulator_messages_total")
                                            .contains("chengyun_simulator_links_connected"));
        }
    }

    private void hear(String topic, byte[] payload) {
        DeviceTopic parsed = DeviceTopic.parse(topic).orElseThrow();
        if (parsed.kind() == MessageKind.REPLY) {
            replies.add(ContractJson.mapper().readTree(payload));
        } else if (parsed.kind() == MessageKind.TELEMETRY) {
            heard.add(parsed.deviceId().value());
            if (!(ObservationCodec.decode(payload) instanceof DecodeResult.Decoded)) {
                malformed.add(topic);
            }
        }
    }

    private MqttLink link(String id, MqttLink.Subscription subscription) {
        return new MqttLink(
                URI.create(broker.uri()), id, () -> null, subscription, LinkListener.NONE);
    }

    private static String get(HealthServer health, String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:%d%s".formatted(health.port(), path));
        var response =
                HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }
}
