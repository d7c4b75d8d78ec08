package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WarningsIT {

    private static final JsonMapper JSON = new JsonMapper();

    private final TestHub hub = TestHub.shared();
    private final ApiClient duty = hub.logIn("duty");
    private final ApiClient lead = hub.logIn("shiftlead");
    private final ApiClient everybody = new ApiClient(hub.uri());

    private static Map<String, Object> rainstorm(String headline) {
        long now = Clock.systemUTC().millis();
        Map<String, String> none = Map.of("zh", "", "en", "");
        return Map.ofEntries(
                Map.entry("event", "rainstorm"),
                Map.entry("colour", "orange"),
                Map.entry("urgency", "Immediate"),
                Map.entry("certainty", "Likely"),
                Map.entry("responses", List.of("Avoid")),
                Map.entry("headline", Map.of("zh", headline, "en", "Rainstorm")),
                Map.entry("description", Map.of("zh", "大雨", "en", "Heavy rain")),
                Map.entry("instruction", Map.of("zh", "避险", "en", "Take shelter")),
                Map.entry("onset", now),
                Map.entry("expires", now + 3_600_000),
                Map.entry(
                        "area",
                        Map.of(
                                "districts", List.of("130102"),
                                "polygon", List.of(),
                                "description", none)),
                Map.entry("drill", false));
    }

    private JsonNode drafted(String headline) {
        ApiClient.Answer answer = duty.post("/api/warnings", text(rainstorm(headline)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static ApiClient.Answer step(ApiClient by, JsonNode warning, String step) {
        return by.post(
                "/api/warnings/" + warning.path("id").asString() + "/" + step,
                text(Map.of("revision", warning.path("revision").asInt(), "reason", "雨停了")));
    }

    private static String text(Object body) {
        return JSON.writeValueAsString(body);
    }

    private List<String> publicHeadlines() {
        return everybody
                .get("/api/public/warnings")
                .json()
                .valueStream()
                .map(one -> one.path("content").path("headline").path("zh").asString())
                .toList();
    }

    @Test
    void aWarningGoesOutWhenASecondPersonApprovesItAndIsLiftedTheSameWay() {
        JsonNode draft = drafted("第二人批准");
        JsonNode submitted = step(duty, draft, "submission").json();
        assertThat(publicHeadlines()).doesNotContain("第二人批准");

        assertThat(step(duty, submitted, "approval").code()).isEqualTo("second-person-needed");
        JsonNode published = step(lead, submitted, "approval").json();

        assertThat(published.path("state").asString()).isEqualTo("ACTIVE");
        assertThat(publicHeadlines()).contains("第二人批准");
        String identifier = published.path("messages").path(0).path("identifier").asString();
        assertThat(everybody.get("/api/public/warnings/" + identifier).text())
                .contains("<msgType>Alert</msgType>", "第二人批准");

        JsonNode asked = step(lead, published, "lifting").json();
        assertThat(step(lead, asked, "approval").code()).isEqualTo("second-person-needed");
        JsonNode lifted = step(duty, asked, "approval").json();

        assertThat(lifted.path("state").asString()).isEqualTo("LIFTED");
        assertThat(publicHeadlines()).doesNotContain("第二人批准");
        String cancel = lifted.path("messages").path(1).path("identifier").asString();
        assertThat(everybody.get("/api/public/warnings/" + cancel).text())
                .contains("<msgType>Cancel</msgType>", identifier);
    }

    @Test
    void anUpdateReplacesWhatThePublicIsTold() {
        JsonNode draft = drafted("先前");
        JsonNode active = step(lead, step(duty, draft, "submission").json(), "approval").json();
        JsonNode begun = step(duty, active, "update").json();

        ApiClient.Answer edited =
                duty.send(
                        "PUT",
                        "/api/warnings/" + begun.path("id").asString() + "/draft",
                        text(
                                Map.of(
                                        "revision", begun.path("revision").asInt(),
                                        "content", rainstorm("之后"))));
        assertThat(publicHeadlines()).contains("先前").doesNotContain("之后");
        step(lead, step(duty, edited.json(), "submission").json(), "approval");

        assertThat(publicHeadlines()).contains("之后").doesNotContain("先前");
    }

    @Test
    void whoComesSecondIsToldThatTheWarningHasChanged() {
        JsonNode draft = drafted("两人同时");
        step(duty, draft, "submission");

        assertThat(step(duty, draft, "withdrawal").code()).isEqualTo("warning-changed");
    }

    @Test
    void whatIsSentBackIsADraftAgainWithTheReason() {
        JsonNode submitted = step(duty, drafted("退回"), "submission").json();

        JsonNode back = step(lead, submitted, "rejection").json();

        assertThat(back.path("state").asString()).isEqualTo("DRAFT");
        assertThat(back.path("open").path("reason").asString()).isEqualTo("雨停了");
    }

    @Test
    void whoMayNotWarnIsRefused() {
        assertThat(hub.logIn("viewer").post("/api/warnings", "{}").code())
                .isEqualTo("access-denied");
    }
}
