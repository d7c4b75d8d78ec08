package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Staff practise; how fast they are is scored. */
class DrillsIT {

    private final TestHub hub = TestHub.shared();
    private final ApiClient lead = hub.logIn("shiftlead");
    private final ApiClient duty = hub.logIn("duty");

    @Test
    void scoresWhatWasDoneWhileItWentOnAndNothingOfTheRealCity() {
        String suffix = UUID.randomUUID().toString().substring(0, 8);
        ApiClient.Answer begun = lead.post("/api/drills", Map.of("name", "暴雨内涝演练"));
        assertThat(begun.status()).as(begun.text()).isEqualTo(201);
        long number = begun.json().path("number").asLong();
        assertThat(lead.post("/api/drills", Map.of("name", "另一场")).code())
                .isEqualTo("drill-going-on");
        assertThat(duty.get("/api/drills").json().path("goingOn").path("number").asLong())
                .isEqualTo(number);

        TestHub.log().append(Alerts.justDrilled("taken-" + suffix, "drill-1"));
        TestHub.log().append(Alerts.justDrilled("missed-" + suffix, "drill-2"));
        TestHub.log().append(Alerts.justRaised("real-" + suffix, "drill-3"));
        awaitAlert("real-" + suffix);
        duty.post("/api/alerts/taken-" + suffix + "/acknowledgement", Map.of());
        duty.post("/api/alerts/taken-" + suffix + "/comments", Map.of("note", "派人去看"));
        JsonNode report = lead.post("/api/drills/" + number + "/end", "").json();

        assertThat(report.path("lines")).hasSize(2);
        JsonNode taken = line(report, "taken-" + suffix);
        assertThat(taken.path("inTime").asBoolean()).isTrue();
        assertThat(taken.path("response").path("acknowledgedBy").asString()).isEqualTo("duty");
        assertThat(taken.path("response").path("handledBy").asString()).isEqualTo("duty");
        assertThat(report.path("score").path("alerts").asInt()).isEqualTo(2);
        assertThat(report.path("score").path("percent").asDouble())
                .as("the other was within its target still")
                .isEqualTo(100);
        assertThat(lead.post("/api/drills/" + number + "/end", "").code())
                .isEqualTo("drill-not-found");
        assertThat(hub.logIn("auditor").get("/api/ledger?object=drill:" + number).text())
                .contains("drill.begun", "drill.ended", "暴雨内涝演练");
    }

    @Test
    void isNotForEverybodyToBegin() {
        assertThat(duty.post("/api/drills", Map.of("name", "x")).code()).isEqualTo("access-denied");
        assertThat(lead.post("/api/drills", Map.of("name", " ")).status()).isEqualTo(400);
    }

    private void awaitAlert(String id) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> duty.get("/api/alerts/" + id).status() == 200);
    }

    private static JsonNode line(JsonNode report, String alert) {
        return report.path("lines")
                .valueStream()
                .filter(one -> one.path("response").path("alertId").asString().equals(alert))
                .findFirst()
                .orElseThrow();
    }
}
