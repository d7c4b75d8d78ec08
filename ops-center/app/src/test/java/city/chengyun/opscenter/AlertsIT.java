package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertType;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.opscenter.alerts.internal.FollowUp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AlertsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestHub hub = TestHub.shared();
    private final ApiClient duty = hub.logIn("duty");

    @Test
    void showsAnAlertOnceHoweverOftenItIsDelivered() {
        AlertEvent raised = Alerts.raised("twice", "alerting-1");
        AlertEvent cleared = Alerts.later(raised, 3, AlertType.CLEARED);

        List.of(raised, raised, cleared, Alerts.later(raised, 2, AlertType.AMENDED), cleared)
                .forEach(TestHub.log()::append);
        TestHub.log().append(Alerts.raised("twice-end", "alerting-1"));
        awaitState("twice-end", "open");

        assertThat(alert("twice").path("state").asString()).isEqualTo("cleared");
        assertThat(changes("twice")).containsExactly("raised", "cleared");
    }

    @Test
    void keepsAnAcknowledgementAndWhoHasIt() {
        TestHub.log().append(Alerts.raised("taken", "alerting-2"));
        awaitState("taken", "open");

        ApiClient.Answer first =
                duty.post("/api/alerts/taken/acknowledgement", Map.of("note", "派人去看"));
        ApiClient.Answer again = duty.post("/api/alerts/taken/acknowledgement", Map.of());
        TestHub.log()
                .append(Alerts.later(Alerts.raised("taken", "alerting-2"), 2, AlertType.ESCALATED));
        awaitChange("taken", "escalated");

        assertThat(first.json().path("acknowledgedBy").asString()).isEqualTo("duty");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("acknowledgedAt"))
                .isEqualTo(first.json().path("acknowledgedAt"));
        assertThat(alert("taken").path("state").asString()).isEqualTo("acknowledged");
        assertThat(alert("taken").path("acknowledgementNote").asString()).isEqualTo("派人去看");
        assertThat(changes("taken")).containsExactly("raised", "acknowledged", "escalated");
    }

    @Test
    void carriesAnAcknowledgementOverToTheAlertThatSupersedesIt() {
        AlertEvent old = Alerts.raised("moved-from", "alerting-3");
        TestHub.log().append(old);
        awaitState("moved-from", "open");
        duty.post("/api/alerts/moved-from/acknowledgement", Map.of());

        AlertEvent replacement = Alerts.superseding("moved-to", "alerting-3", old);
        TestHub.log().append(Alerts.retracted(old, 2, replacement.alertId()));
        TestHub.log().append(replacement);

        awaitState("moved-to", "acknowledged");
        assertThat(alert("moved-to").path("acknowledgedBy").asString()).isEqualTo("duty");
        assertThat(duty.post("/api/alerts/moved-from/acknowledgement", Map.of()).code())
                .isEqualTo("alert-retracted");
    }

    @Test
    void closesWhatIsOverWithWhatHelpedAndOpensItWhenItReturns() {
        AlertEvent raised = Alerts.raised("closed", "alerting-closed");
        TestHub.log().append(raised);
        awaitState("closed", "open");
        Map<String, String> helped = Map.of("resolution", "换了阀门");

        ApiClient.Answer early = duty.post("/api/alerts/closed/closure", helped);
        TestHub.log().append(Alerts.later(raised, 2, AlertType.CLEARED));
        awaitState("closed", "cleared");
        ApiClient.Answer done = duty.post("/api/alerts/closed/closure", helped);
        duty.post("/api/alerts/closed/closure", Map.of("resolution", "别的"));

        assertThat(early.code()).isEqualTo("alert-not-cleared");
        assertThat(done.json().path("state").asString()).isEqualTo("closed");
        assertThat(alert("closed").path("closedBy").asString()).isEqualTo("duty");
        assertThat(alert("closed").path("resolution").asString()).isEqualTo("换了阀门");
        assertThat(listed("cleared", "alerting-closed")).isEmpty();
        assertThat(listed("closed", "alerting-closed")).containsExactly("closed");

        TestHub.log().append(Alerts.later(raised, 3, AlertType.AMENDED));
        awaitState("closed", "open");
        assertThat(alert("closed").path("resolution").isNull()).isTrue();
        assertThat(changes("closed"))
                .containsExactly("raised", "cleared", "closed", "amended", "reopened");
    }

    @Test
    void closesManyAtOnceAndTellsWhichNot() {
        for (String id : List.of("over-1", "over-2")) {
            AlertEvent raised = Alerts.raised(id, "alerting-over");
            TestHub.log().append(raised);
            TestHub.log().append(Alerts.later(raised, 2, AlertType.CLEARED));
            awaitState(id, "cleared");
        }
        TestHub.log().append(Alerts.raised("lasting", "alerting-over"));
        awaitState("lasting", "open");

        JsonNode result =
                duty.post(
                                "/api/alerts/closures",
                                Map.of(
                                        "ids",
                                        List.of("over-1", "lasting", "over-2"),
                                        "resolution",
                                        "来电"))
                        .json();

        assertThat(result.path("closed").valueStream().map(JsonNode::asString))
                .containsExactly("over-1", "over-2");
        assertThat(result.path("refused").path("lasting").asString())
                .isEqualTo("alert-not-cleared");
    }

    private List<String> listed(String status, String device) {
        return duty.get("/api/alerts?status=" + status + "&device=" + device)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    @Test
    void takesManyAlertsForOneReasonAndTellsWhichNot() {
        List.of("many-1", "many-2")
                .forEach(id -> TestHub.log().append(Alerts.raised(id, "alerting-many")));
        awaitState("many-1", "open");
        awaitState("many-2", "open");

        JsonNode result =
                duty.post(
                                "/api/alerts/acknowledgements",
                                Map.of(
                                        "ids",
                                        List.of("many-1", "many-none", "many-2"),
                                        "reason",
                                        "同一处停电"))
                        .json();

        assertThat(result.path("acknowledged").valueStream().map(JsonNode::asString))
                .containsExactly("many-1", "many-2");
        assertThat(result.path("refused").path("many-none").asString())
                .isEqualTo("alert-not-found");
        assertThat(alert("many-2").path("acknowledgementNote").asString()).isEqualTo("同一处停电");
    }

    @Test
    void anAcknowledgementThatNothingFollowsIsVoidAndOneWithAWordIsNot() {
        List.of("left-alone", "spoken-of")
                .forEach(
                        id -> {
                            TestHub.log().append(Alerts.raised(id, "alerting-left"));
                            awaitState(id, "open");
                            duty.post("/api/alerts/" + id + "/acknowledgement", Map.of());
                        });
        Sql.asOwner(
                "UPDATE alert SET acknowledged_at = acknowledged_at - 3600000"
                        + " WHERE device_id = 'alerting-left'");
        Sql.asOwner(
                "UPDATE alert_change SET at = at - 3600000"
                        + " WHERE alert_id IN ('left-alone', 'spoken-of')");
        duty.post("/api/alerts/spoken-of/comments", Map.of("note", "人已到现场"));

        hub.bean(FollowUp.class).look();

        assertThat(alert("left-alone").path("state").asString()).isEqualTo("open");
        assertThat(changes("left-alone"))
                .containsExactly("raised", "acknowledged", "acknowledgement_expired");
        assertThat(alert("spoken-of").path("state").asString()).isEqualTo("acknowledged");
        assertThat(changes("spoken-of")).containsExactly("raised", "acknowledged", "commented");
    }

    @Test
    void putsAPoisonMessageAsideAndGoesOn() {
        TestHub.log()
                .append(LogTopics.ALERT, "poison", "no alert".getBytes(StandardCharsets.UTF_8));
        TestHub.log().append(LogTopics.ALERT, "poison", null);
        TestHub.log().append(Alerts.raised("after-poison", "poison"));

        awaitState("after-poison", "open");
        assertThat(PoisonTable.count(TestHub.postgres(), LogTopics.ALERT))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void putsAnAlertAsideThatTheDatabaseCannotStore() {
        String zero =
                ContractJson.toText(Alerts.raised("with-a-zero", "zero-device"))
                        .replace("pressure low", "pressure \\u0000 low");
        TestHub.log().append(LogTopics.ALERT, "zero-device", zero.getBytes(StandardCharsets.UTF_8));
        TestHub.log().append(Alerts.raised("after-the-zero", "zero-device"));

        awaitState("after-the-zero", "open");
        assertThat(duty.get("/api/alerts/with-a-zero").status()).isEqualTo(404);
    }

    @Test
    void listsTheWorstFirstAndFilters() {
        IntStream.range(0, 5)
                .mapToObj(i -> Alerts.raised("listed-" + i, "listed-device"))
                .forEach(TestHub.log()::append);
        awaitState("listed-4", "open");

        JsonNode page = duty.get("/api/alerts?device=listed-device&size=2&page=1").json();
        JsonNode none = duty.get("/api/alerts?device=listed-device&severity=red").json();

        assertThat(page.path("total").asInt()).isEqualTo(5);
        assertThat(page.path("items").size()).isEqualTo(2);
        assertThat(none.path("total").asInt()).isZero();
        assertThat(duty.get("/api/alerts?q=listed-device").json().path("total").asInt()).isZero();
        assertThat(duty.get("/api/alerts?q=pipe-pressure&status=all").json().path("total").asInt())
                .isGreaterThanOrEqualTo(5);
    }

    @Test
    void tellsADrillFromTheRealCity() {
        TestHub.log().append(Alerts.raised("drill-real", "drilled-device"));
        TestHub.log().append(Alerts.drill("drill-played", "drilled-device"));
        awaitState("drill-played", "open");

        JsonNode drills = duty.get("/api/alerts?device=drilled-device&mode=drill").json();

        assertThat(alert("drill-played").path("mode").asString()).isEqualTo("DRILL");
        assertThat(alert("drill-real").path("mode").asString()).isEqualTo("LIVE");
        assertThat(drills.path("items").findValuesAsString("id")).containsExactly("drill-played");
    }

    private JsonNode alert(String id) {
        return duty.get("/api/alerts/" + id).json();
    }

    private List<String> changes(String id) {
        return duty.get("/api/alerts/" + id + "/history")
                .json()
                .valueStream()
                .map(line -> line.path("change").asString())
                .toList();
    }

    private void awaitState(String id, String state) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(alert(id).path("state").asString("")).isEqualTo(state));
    }

    private void awaitChange(String id, String change) {
        await().atMost(SOON).untilAsserted(() -> assertThat(changes(id)).contains(change));
    }
}
