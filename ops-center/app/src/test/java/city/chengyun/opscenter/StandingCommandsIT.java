package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertType;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a rule's alert makes devices do. */
class StandingCommandsIT {

    private static final String RULE = "/api/rules/pipe-pressure-low/commands";

    private final TestHub hub = TestHub.shared();
    private final ApiClient engineer = confirmed(hub.logIn("engineer"));
    private final ApiClient duty = hub.logIn("duty");
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String gauge = register("pipe-pressure");
    private final String valve = register("control-valve");

    private static ApiClient confirmed(ApiClient person) {
        var password = Map.of("password", TestHub.PASSWORD);
        assertThat(person.post("/api/session/reauthenticate", password).status()).isEqualTo(200);
        return person;
    }

    private String register(String kind) {
        String id = kind + "-" + suffix;
        var device = Map.of("id", id, "name", id, "kind", kind, "adcode", "130102");
        assertThat(engineer.post("/api/devices", device).status()).isEqualTo(201);
        return id;
    }

    @AfterEach
    void endAll() {
        engineer.get(RULE)
                .json()
                .forEach(
                        one ->
                                engineer.send(
                                        "DELETE", RULE + "/" + one.path("number").asLong(), ""));
    }

    private Map<String, Object> standing(String name, boolean automatic) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("target", valve);
        body.put("automatic", automatic);
        if (name.equals("set-opening")) {
            body.put("args", Map.of("opening", 30));
        }
        return body;
    }

    private ApiClient.Answer make(String name, boolean automatic) {
        return engineer.post(RULE, standing(name, automatic));
    }

    private String raise() {
        String id = "standing-" + UUID.randomUUID().toString().substring(0, 8);
        TestHub.log().append(Alerts.justRaised(id, gauge));
        return id;
    }

    private JsonNode proposed(String alert) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () ->
                                assertThat(duty.get("/api/alerts/" + alert + "/commands").json())
                                        .hasSize(1));
        return duty.get("/api/alerts/" + alert + "/commands").json().get(0);
    }

    private JsonNode commandsOfValve() {
        return duty.get("/api/devices/" + valve + "/commands").json().path("items");
    }

    @Test
    void anAutomaticOneIsGivenOnceHoweverOftenTheAlertChanges() {
        assertThat(make("set-opening", true).status()).isEqualTo(201);
        AlertEvent raised = Alerts.justRaised("automatic-" + suffix, gauge);
        TestHub.log().append(raised);
        JsonNode first = proposed("automatic-" + suffix);
        TestHub.log().append(Alerts.later(raised, 2, AlertType.ESCALATED));
        String after = raise();
        proposed(after);

        assertThat(first.path("state").asString()).isEqualTo("GIVEN");
        assertThat(first.path("decidedBy").asString()).isEqualTo("hub");
        assertThat(proposed(after).path("reason").asString())
                .as("the first is under way still")
                .isEqualTo("device-busy");
        assertThat(commandsOfValve()).hasSize(1);
        JsonNode command = commandsOfValve().get(0);
        assertThat(command.path("id")).isEqualTo(first.path("commandId"));
        assertThat(command.path("alertId").asString()).isEqualTo("automatic-" + suffix);
        assertThat(command.path("args").path("opening").asInt()).isEqualTo(30);
        assertThat(hub.logIn("auditor").get("/api/ledger?object=device:" + valve).text())
                .contains("command.issued", "automatic-" + suffix);
    }

    @Test
    void aDangerousOneIsProposedAndGivenByADutyOfficerWithThePassword() {
        assertThat(make("close", true).code()).isEqualTo("dangerous-automatic");
        long number = make("close", false).json().path("number").asLong();
        String alert = raise();
        assertThat(proposed(alert).path("state").asString()).isEqualTo("PROPOSED");
        assertThat(commandsOfValve()).isEmpty();

        String give = "/api/alerts/" + alert + "/commands/" + number;
        assertThat(duty.post(give, "").code()).isEqualTo("reauthentication-required");
        assertThat(confirmed(duty).post(give, "").status()).isEqualTo(201);
        assertThat(duty.post(give, "").code()).isEqualTo("proposal-decided");

        assertThat(proposed(alert).path("decidedBy").asString()).isEqualTo("duty");
        assertThat(commandsOfValve().get(0).path("issuedBy").asString()).isEqualTo("duty");
    }

    @Test
    void whoDeclinesSaysWhyAndNobodyGivesItAfterThat() {
        long number = make("set-opening", false).json().path("number").asLong();
        String alert = raise();
        proposed(alert);
        String path = "/api/alerts/" + alert + "/commands/" + number;

        assertThat(duty.post(path + "/decline", Map.of("reason", " ")).status()).isEqualTo(400);
        assertThat(duty.post(path + "/decline", Map.of("reason", "人在井下")).status()).isEqualTo(204);

        assertThat(duty.post(path, "").code()).isEqualTo("proposal-decided");
        assertThat(proposed(alert).path("reason").asString()).isEqualTo("人在井下");
    }

    @Test
    void anAlertThatIsOverIsNothingToActOn() {
        long number = make("set-opening", false).json().path("number").asLong();
        AlertEvent raised = Alerts.justRaised("over-" + suffix, gauge);
        TestHub.log().append(raised);
        proposed("over-" + suffix);
        TestHub.log().append(Alerts.later(raised, 2, AlertType.CLEARED));
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                duty.get("/api/alerts/over-" + suffix)
                                        .json()
                                        .path("state")
                                        .asString()
                                        .equals("cleared"));

        assertThat(duty.post("/api/alerts/over-" + suffix + "/commands/" + number, "").code())
                .isEqualTo("alert-over");
    }

    @Test
    void aDrillMovesNoValve() {
        make("set-opening", true);
        TestHub.log().append(Alerts.drill("drill-" + suffix, gauge));
        proposed(raise());

        assertThat(duty.get("/api/alerts/drill-" + suffix + "/commands").json()).isEmpty();
    }

    @Test
    void makesNoneThatTheDevicesCouldNotObeyAndNoneWithoutThePassword() {
        assertThat(engineer.post(RULE, Map.of("name", "close", "automatic", false)).code())
                .as("a gauge has no such command")
                .isEqualTo("unknown-command");
        assertThat(
                        engineer.post(
                                        RULE,
                                        Map.of(
                                                "name",
                                                "set-opening",
                                                "target",
                                                valve,
                                                "args",
                                                Map.of("opening", 130),
                                                "automatic",
                                                false))
                                .code())
                .isEqualTo("bad-arguments");
        assertThat(engineer.post("/api/rules/none/commands", standing("open", false)).code())
                .isEqualTo("rule-not-found");
        assertThat(hub.logIn("engineer").post(RULE, standing("open", false)).code())
                .isEqualTo("reauthentication-required");
        assertThat(duty.post(RULE, standing("open", false)).code()).isEqualTo("access-denied");
    }
}
