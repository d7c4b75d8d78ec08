package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.command.Command;
import city.chengyun.contract.command.CommandReply;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.testkit.MosquittoServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Commands over a real broker to a device of Paho. Its answers are written to the log as the intake
 * does. Another app, without a broker, works on the same database all the while.
 */
class CommandsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static MosquittoServer broker;
    private static TestHub hub;
    private static ApiClient duty;
    private static ApiClient engineer;

    private final String valve = "valve-" + UUID.randomUUID().toString().substring(0, 8);
    private final BlockingQueue<Command> heard = new LinkedBlockingQueue<>();

    @BeforeAll
    static void start() {
        broker = MosquittoServer.start();
        hub =
                TestHub.start(
                        Map.of(
                                "CHENGYUN_MQTT_URI",
                                broker.uri(),
                                "CHENGYUN_MQTT_SECRET",
                                "a-secret-for-tests-only"));
        duty = hub.logIn("duty");
        engineer = hub.logIn("engineer");
    }

    @AfterAll
    static void stop() {
        hub.close();
        broker.close();
    }

    CommandsIT() {
        ApiClient.Answer made =
                engineer.post(
                        "/api/devices",
                        Map.of(
                                "id",
                                valve,
                                "name",
                                valve,
                                "kind",
                                "control-valve",
                                "adcode",
                                "130102"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
    }

    /** A device that hears its commands. */
    private MqttClient device() throws MqttException {
        MqttClient client = new MqttClient(broker.uri(), valve, new MemoryPersistence());
        client.connect();
        client.subscribe(
                new MqttSubscription[] {
                    new MqttSubscription("city/v1/130102/water/" + valve + "/command", 1)
                },
                new IMqttMessageListener[] {
                    (topic, message) ->
                            heard.add(ContractJson.fromBytes(message.getPayload(), Command.class))
                });
        return client;
    }

    private static ApiClient.Answer give(ApiClient who, String device, Map<String, Object> body) {
        return who.post("/api/devices/" + device + "/commands", body);
    }

    private String setOpening(int percent, int seconds) {
        ApiClient.Answer given =
                give(
                        duty,
                        valve,
                        Map.of(
                                "name",
                                "set-opening",
                                "args",
                                Map.of("opening", percent),
                                "seconds",
                                seconds));
        assertThat(given.status()).as(given.text()).isEqualTo(201);
        return given.json().path("id").asString();
    }

    private void answer(CommandReply reply) {
        TestHub.log().append(LogTopics.REPLY, valve, ContractJson.toBytes(reply));
    }

    private static JsonNode view(String id) {
        return duty.get("/api/commands/" + id).json();
    }

    private static void awaitState(String id, String state) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(view(id).path("state").asString()).isEqualTo(state));
    }

    private static List<String> story(String id) {
        return view(id).path("story")
                .valueStream()
                .map(line -> line.path("kind").asString())
                .toList();
    }

    @Test
    void aDeviceHearsItsCommandAndItsAnswersAreTheStory() throws Exception {
        MqttClient device = device();
        String id = setOpening(40, 60);
        Command command = heard.poll(10, TimeUnit.SECONDS);
        assertThat(command).isNotNull();
        assertThat(command.id()).isEqualTo(id);
        assertThat(command.args()).containsEntry("opening", 40);
        awaitState(id, "SENT");

        ApiClient.Answer busy = give(engineer, valve, Map.of("name", "open"));
        assertThat(busy.code()).isEqualTo("device-busy");
        assertThat(busy.json().path("by").asString()).isEqualTo("duty");
        assertThat(busy.json().path("until").asLong()).isEqualTo(command.deadline());

        TestHub.log()
                .append(
                        LogTopics.REPLY,
                        "another-device",
                        ContractJson.toBytes(CommandReply.refused(id, "not mine")));
        answer(CommandReply.accepted(id));
        awaitState(id, "ACCEPTED");
        answer(CommandReply.done(id, Map.of("opening", 40)));
        answer(CommandReply.refused(id, "too late to refuse"));
        awaitState(id, "DONE");
        assertThat(story(id)).containsExactly("created", "sent", "accepted", "done");
        assertThat(view(id).path("result").path("opening").asInt()).isEqualTo(40);
        assertThat(heard).isEmpty();
        assertThat(hub.logIn("auditor").get("/api/ledger?object=device:" + valve).text())
                .contains("command.issued", "command.sent", "command.accepted", "command.done");
        device.disconnect();
        device.close();
    }

    @Test
    void aRefusalTellsWhyAndFreesTheDevice() {
        String id = setOpening(40, 60);
        awaitState(id, "SENT");
        answer(CommandReply.refused(id, "local control"));
        awaitState(id, "REFUSED");

        assertThat(view(id).path("reason").asString()).isEqualTo("local control");
        setOpening(50, 60);
    }

    @Test
    void silenceEndsACommandAndALateAnswerIsToldAndChangesNothing() {
        String id = setOpening(40, 1);
        awaitState(id, "TIMED_OUT");
        answer(CommandReply.done(id, Map.of()));

        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(story(id))
                                        .containsExactly(
                                                "created", "sent", "timed-out", "late-reply"));
        assertThat(view(id).path("state").asString()).isEqualTo("TIMED_OUT");
    }

    @Test
    void aDangerousCommandNeedsThePasswordAgainInThisSession() {
        Map<String, Object> close = Map.of("name", "close", "seconds", 60);
        ApiClient person = hub.logIn("duty");
        assertThat(give(person, valve, close).code()).isEqualTo("reauthentication-required");

        assertThat(person.post("/api/session/reauthenticate", Map.of("password", "wrong")).code())
                .isEqualTo("password-wrong");
        assertThat(
                        person.post(
                                        "/api/session/reauthenticate",
                                        Map.of("password", TestHub.PASSWORD))
                                .status())
                .isEqualTo(200);

        assertThat(give(hub.logIn("duty"), valve, close).code())
                .as("another session of the same person")
                .isEqualTo("reauthentication-required");
        assertThat(give(person, valve, close).status()).isEqualTo(201);
    }

    @Test
    void whoMayNotOrAsksForNonsenseIsToldSo() {
        assertThat(give(hub.logIn("viewer"), valve, Map.of("name", "open")).code())
                .isEqualTo("access-denied");
        assertThat(give(duty, valve, Map.of("name", "explode")).code())
                .isEqualTo("unknown-command");
        assertThat(
                        give(
                                        duty,
                                        valve,
                                        Map.of("name", "set-opening", "args", Map.of("opening", 5)))
                                .code())
                .isEqualTo("bad-arguments");
        assertThat(give(duty, valve, Map.of("name", "open", "caseNumber", "no-such")).code())
                .isEqualTo("case-not-found");
        ApiClient elsewhere = countyOfficer();
        assertThat(give(elsewhere, valve, Map.of("name", "open")).code())
                .isEqualTo("device-not-found");
        assertThat(elsewhere.get("/api/commands/" + setOpening(40, 60)).status()).isEqualTo(404);
    }

    /** A duty officer of another district. */
    private static ApiClient countyOfficer() {
        String name = "county-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, Object> account = new HashMap<>();
        account.put("username", name);
        account.put("displayName", "县");
        account.put("roles", List.of("DUTY_OFFICER"));
        account.put("adcodes", List.of("130123"));
        ApiClient.Answer made = hub.logIn("secadmin").post("/api/accounts", account);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        ApiClient client = new ApiClient(hub.uri());
        String first = made.json().path("password").asString();
        assertThat(client.logIn(name, first).status()).isEqualTo(200);
        assertThat(TestPerson.changePassword(client, first, TestPerson.PASSWORD).status())
                .isEqualTo(200);
        return client;
    }

    @Test
    void whatTheBrokerHasCannotBeTakenBack() {
        String id = setOpening(40, 60);
        awaitState(id, "SENT");

        assertThat(duty.send("DELETE", "/api/commands/" + id, Map.of()).code())
                .isEqualTo("command-sent");
    }
}
