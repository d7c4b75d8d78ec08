package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertType;
import city.chengyun.contract.log.LogTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CasesOfAlertsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestHub hub = TestHub.shared();
    private final CaseDesk desk = new CaseDesk(hub);

    private void device(String id, String kind, double lng, double lat) {
        ApiClient.Answer answer =
                desk.as("engineer")
                        .post(
                                "/api/devices",
                                Map.of(
                                        "id", id,
                                        "name", id,
                                        "kind", kind,
                                        "position", List.of(lng, lat)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private void alert(AlertEvent event) {
        TestHub.log().append(event);
        awaitAlert(event.alertId().value());
    }

    private void awaitAlert(String id) {
        await().atMost(SOON).until(() -> desk.as("duty").get("/api/alerts/" + id).status() == 200);
    }

    private ApiClient.Answer open(String alert, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("alertId", alert);
        return desk.as("duty").post("/api/cases", body);
    }

    @Test
    void oneClickMakesAFiledCaseForTheDepartmentThatLeads() {
        device("case-pipe-1", "pipe-pressure", 114.542, 38.047);
        alert(Alerts.raised("case-alert-1", "case-pipe-1"));

        ApiClient.Answer opened = open("case-alert-1", Map.of());

        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        JsonNode summary = opened.json().path("summary");
        String number = summary.path("number").asString();
        assertThat(summary.path("stage").path("code").asString()).isEqualTo("FILED");
        assertThat(summary.path("matter").path("code").asString()).isEqualTo("event:04/02");
        assertThat(summary.path("adcode").asString()).isEqualTo("130102");
        assertThat(summary.path("proposedDepartment").path("id").asString()).isEqualTo("wat");
        assertThat(summary.path("reportedBy").asString()).isEqualTo("hub");
        JsonNode alert = desk.as("duty").get("/api/alerts/case-alert-1").json();
        assertThat(alert.path("caseNumber").asString()).isEqualTo(number);
        assertThat(alert.path("acknowledgedBy").asString()).isEqualTo("duty");
        ApiClient.Answer again = open("case-alert-1", Map.of("link", true));
        assertThat(again.code()).isEqualTo("alert-has-case");
        assertThat(again.json().path("case").asString()).isEqualTo(number);
    }

    @Test
    void aSecondAlertOfTheSameMatterNearbyIsLinkedAndMakesNoSecondCase() {
        device("case-pipe-2", "pipe-pressure", 114.548, 38.05);
        device("case-pipe-3", "pipe-pressure", 114.549, 38.05);
        device("case-pipe-4", "pipe-pressure", 114.552, 38.05);
        alert(Alerts.raised("case-alert-2", "case-pipe-2"));
        alert(Alerts.raised("case-alert-3", "case-pipe-3"));
        alert(Alerts.raised("case-alert-4", "case-pipe-4"));
        String number =
                open("case-alert-2", Map.of()).json().path("summary").path("number").asString();

        ApiClient.Answer refused = open("case-alert-3", Map.of());
        assertThat(refused.code()).isEqualTo("case-exists-nearby");
        assertThat(refused.json().path("case").asString()).isEqualTo(number);
        assertThat(refused.json().path("distanceMeters").asInt()).isBetween(80, 95);
        ApiClient.Answer linked = open("case-alert-3", Map.of("link", true));
        assertThat(linked.status()).isEqualTo(200);
        assertThat(linked.json().path("links").findValuesAsString("target"))
                .contains("case-alert-2", "case-alert-3");
        assertThat(open("case-alert-4", Map.of()).status()).as("350 m away").isEqualTo(201);
        assertThat(
                        desk.as("duty")
                                .get("/api/cases?alert=case-alert-3")
                                .json()
                                .path("items")
                                .path(0)
                                .path("number")
                                .asString())
                .isEqualTo(number);
    }

    @Test
    void onlyTheDutyOfficerMakesCasesOfAlertsAndOnlyOfThoseTheySee() {
        device("case-pipe-5", "pipe-pressure", 114.56, 38.06);
        alert(Alerts.raised("case-alert-5", "case-pipe-5"));
        desk.addAccount("county-duty", "DUTY_OFFICER", "130108", "");
        Map<String, Object> body = Map.of("alertId", "case-alert-5");

        assertThat(desk.as("collector").post("/api/cases", body).code()).isEqualTo("role-missing");
        assertThat(desk.as("county-duty").post("/api/cases", body).code())
                .isEqualTo("alert-not-found");
        assertThat(open("no-such-alert", Map.of()).code()).isEqualTo("alert-not-found");
    }

    @Test
    void theMappingOpensACaseOfARedAlertExactlyOnce() {
        device("case-pond-1", "ponding-gauge", 114.57, 38.07);
        AlertEvent raised = Alerts.raised("case-alert-red", "case-pond-1");
        red(raised);
        await().atMost(SOON).until(() -> casesOf("case-alert-red").size() == 1);
        red(Alerts.later(raised, 2, AlertType.ESCALATED));
        red(Alerts.later(raised, 3, AlertType.AMENDED));
        red(Alerts.raised("case-alert-red-2", "case-pond-1"));
        await().atMost(SOON).until(() -> casesOf("case-alert-red-2").size() == 1);

        JsonNode alert = desk.as("duty").get("/api/alerts/case-alert-red").json();
        assertThat(alert.path("caseNumber").asString()).startsWith("SJZ-");
        assertThat(alert.path("state").asString()).as("nobody has seen it").isEqualTo("open");
        JsonNode cases = desk.as("viewer").get("/api/cases?device=case-pond-1").json();
        assertThat(cases.path("total").asInt()).isEqualTo(1);
        JsonNode item = cases.path("items").path(0);
        assertThat(item.path("origin").asString()).isEqualTo("RULE");
        assertThat(item.path("matter").path("code").asString()).isEqualTo("event:04/06");
        JsonNode history = desk.get("viewer", item.path("number").asString()).path("history");
        assertThat(history.findValuesAsString("action"))
                .containsExactly("report", "accept", "file", "link");
        assertThat(history.findValuesAsString("actor")).containsOnly("hub");
    }

    private static void red(AlertEvent event) {
        String text = ContractJson.toText(event).replace("\"orange\"", "\"red\"");
        TestHub.log()
                .append(
                        LogTopics.ALERT,
                        event.deviceId().value(),
                        text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> casesOf(String alert) {
        return desk.as("viewer")
                .get("/api/cases?alert=" + alert)
                .json()
                .path("items")
                .findValuesAsString("number");
    }

    @Test
    void theEcologicalLoopOfADustAlertClosesWhenTheDustIsBackUnderItsLimit() {
        device("case-dust-1", "site-dust", 114.58, 38.03);
        AlertEvent raised = Alerts.raised("case-alert-dust", "case-dust-1");
        alert(raised);
        JsonNode opened = open("case-alert-dust", Map.of()).json();
        String number = opened.path("summary").path("number").asString();
        assertThat(opened.path("summary").path("definition").asString())
                .isEqualTo("eco-closed-loop");
        desk.does("duty", number, "judge", Map.of("result", "属实"));
        desk.does("dispatcher", number, "dispatch", Map.of("department", "urb"));
        desk.does("handler", number, "enforce", Map.of("result", "责令停工"));

        assertThat(desk.tries("verifier", number, "close", Map.of()).code())
                .isEqualTo("gate-closed");
        assertThat(desk.get("verifier", number).path("actions").findValuesAsString("gate"))
                .containsExactly("signalBackUnderLimit");
        // Its samples are long past, so it is back under the limit for hours at once.
        TestHub.log().append(Alerts.later(raised, 2, AlertType.CLEARED));
        await().atMost(SOON)
                .until(
                        () ->
                                desk.as("duty")
                                        .get("/api/alerts/case-alert-dust")
                                        .json()
                                        .path("state")
                                        .asString()
                                        .equals("cleared"));
        JsonNode closed = desk.does("verifier", number, "close", Map.of());
        assertThat(closed.path("summary").path("stage").path("kind").asString()).isEqualTo("DONE");
        JsonNode alert = desk.as("duty").get("/api/alerts/case-alert-dust").json();
        assertThat(alert.path("state").asString()).isEqualTo("closed");
        assertThat(alert.path("resolution").asString()).isEqualTo(number);
    }
}
