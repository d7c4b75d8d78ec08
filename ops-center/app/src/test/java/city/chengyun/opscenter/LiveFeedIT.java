package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertType;
import city.chengyun.contract.live.LiveFrame;
import city.chengyun.contract.live.LiveValue;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LiveFeedIT {

    private static final String CENTRE = "{\"type\":\"view\",\"bbox\":[114.4,38.0,114.6,38.1]}";
    private static final String ELSEWHERE = "{\"type\":\"view\",\"bbox\":[113.6,38.3,113.7,38.4]}";

    private final TestHub hub = TestHub.shared();
    private final ApiClient duty = hub.logIn("duty");

    @Test
    void pushesTheValuesOfVisibleDevicesOnly() {
        register("seen", 114.5, 38.05);
        try (LiveFeedClient looking = LiveFeedClient.connect(duty);
                LiveFeedClient away = LiveFeedClient.connect(duty)) {
            looking.send(CENTRE);
            away.send(ELSEWHERE);
            looking.awaitMessage("live", live -> device(live, "seen") != null);

            hear("seen", 0.29);

            JsonNode live =
                    looking.awaitMessage(
                            "live",
                            message -> {
                                JsonNode device = device(message, "seen");
                                return device != null && device.path("values").has("pressure");
                            });
            JsonNode device = device(live, "seen");
            assertThat(device).isNotNull();
            assertThat(device.path("state").asString()).isEqualTo("normal");
            assertThat(device.path("values").path("pressure").asDouble()).isEqualTo(0.29);
            assertThat(away.messages()).allMatch(message -> device(message, "seen") == null);
            assertThat(duty.get("/api/devices/seen").json().path("latest").path("pressure"))
                    .hasToString(
                            "{\"value\":0.29,\"ts\":%d,\"quality\":\"N\"}"
                                    .formatted(device.path("ts").asLong()));
        }
    }

    @Test
    void pushesAnAlertAndColoursItsDevice() {
        register("alarming", 114.51, 38.05);
        try (LiveFeedClient browser = LiveFeedClient.connect(duty)) {
            browser.send(CENTRE);
            AlertEvent raised = Alerts.raised("pushed", "alarming");

            TestHub.log().append(raised);

            browser.awaitMessage("alert", alert -> id(alert).equals("pushed"));
            browser.awaitMessage("live", live -> state(live, "alarming").equals("orange"));
            TestHub.log().append(Alerts.later(raised, 2, AlertType.CLEARED));
            browser.awaitMessage("live", live -> state(live, "alarming").equals("unknown"));
        }
    }

    @Test
    void resumesWithoutMissingOrReorderingAChange() {
        long known;
        try (LiveFeedClient browser = LiveFeedClient.connect(duty)) {
            TestHub.log().append(Alerts.raised("resume-0", "resuming"));
            known =
                    browser.awaitMessage("alert", alert -> id(alert).equals("resume-0"))
                            .path("seq")
                            .asLong();
        }
        for (int i = 1; i <= 20; i++) {
            TestHub.log().append(Alerts.raised("resume-" + i, "resuming"));
        }

        try (LiveFeedClient browser = LiveFeedClient.connect(duty)) {
            browser.awaitMessage("hello", hello -> true);
            browser.send("{\"type\":\"resume\",\"seq\":" + known + "}");
            browser.awaitMessage("alert", alert -> id(alert).equals("resume-20"));

            List<String> told =
                    browser.messages().stream()
                            .filter(message -> message.path("type").asString().equals("alert"))
                            .map(LiveFeedIT::id)
                            .filter(id -> id.startsWith("resume-"))
                            .distinct()
                            .toList();
            assertThat(told).hasSize(20).doesNotContain("resume-0");
        }
    }

    @Test
    void tellsABrowserFromAnotherTimeToLoadEverythingAgain() {
        try (LiveFeedClient browser = LiveFeedClient.connect(duty)) {
            browser.send("{\"type\":\"resume\",\"seq\":999999999}");

            assertThat(browser.awaitMessage("reset", reset -> true).path("seq").asLong())
                    .isLessThan(999_999_999);
        }
    }

    @Test
    void sendsOnlyWhatTheSchemaDescribes() throws IOException {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                Files.readString(
                                        Path.of(
                                                "../../docs/contracts/schemas/live-feed.schema.json")));
        register("described", 114.52, 38.05);
        try (LiveFeedClient browser = LiveFeedClient.connect(duty)) {
            browser.send(CENTRE);
            hear("described", 0.3);
            TestHub.log().append(Alerts.raised("described", "described"));
            browser.send("{\"type\":\"resume\",\"seq\":999999999}");
            List.of("hello", "live", "alert", "counts", "reset")
                    .forEach(type -> browser.awaitMessage(type, message -> true));

            assertThat(browser.messages())
                    .allSatisfy(
                            message ->
                                    assertThat(
                                                    schema.validate(
                                                            message.toString(), InputFormat.JSON))
                                            .as(message.toString())
                                            .isEmpty());
        }
    }

    @Test
    void refusesAnotherOriginAndOthersWithoutASession() {
        assertThatThrownBy(() -> LiveFeedClient.connectFrom("https://evil.example", duty))
                .hasMessageContaining("WebSocketHandshakeException");
        assertThatThrownBy(() -> LiveFeedClient.connect(new ApiClient(hub.uri())))
                .hasMessageContaining("WebSocketHandshakeException");
    }

    @Test
    void closesOnNonsenseAndAtLogOut() {
        try (LiveFeedClient browser = LiveFeedClient.connect(duty)) {
            browser.awaitMessage("hello", hello -> true);
            browser.send("{\"type\":\"view\",\"bbox\":[1,2,3]}");

            assertThat(browser.awaitClose()).isEqualTo(1007);
        }
        ApiClient leaving = hub.logIn("viewer");
        try (LiveFeedClient browser = LiveFeedClient.connect(leaving)) {
            browser.awaitMessage("hello", hello -> true);
            leaving.send("DELETE", "/api/session", "");

            assertThat(browser.awaitClose()).isEqualTo(4001);
        }
    }

    @Test
    void howLongAMessageTakesToAScreenIsTheWordOfTheScreen() {
        hub.logIn("engineer")
                .post("/api/devices", Map.of("id", "probe-1", "name", "p", "kind", "hub-probe"));
        try (LiveFeedClient browser = LiveFeedClient.connect(duty)) {
            browser.send(CENTRE);
            browser.awaitMessage("hello", hello -> true);
            long published = Clock.systemUTC().millis() - 200;

            hear("probe-1", published, Map.of("round", 7));
            browser.awaitMessage("probe", probe -> probe.path("at").asLong() == published);
            browser.send("{\"type\":\"seen\",\"at\":1}");
            browser.send("{\"type\":\"seen\",\"at\":" + published + "}");

            JsonNode delay =
                    browser.awaitMessage("counts", counts -> counts.path("delay").isObject())
                            .path("delay");
            assertThat(delay.path("p50").asDouble()).isBetween(200.0, 60_000.0);
            assertThat(delay.path("p99").asDouble())
                    .isBetween(delay.path("p50").asDouble(), 60_000.0);
        }
    }

    private void register(String id, double lng, double lat) {
        hub.logIn("engineer")
                .post(
                        "/api/devices",
                        Map.of(
                                "id",
                                id,
                                "name",
                                id,
                                "kind",
                                "pipe-pressure",
                                "position",
                                List.of(lng, lat)));
    }

    private static void hear(String id, double pressure) {
        hear(id, Clock.systemUTC().millis(), Map.of("pressure", pressure));
    }

    private static void hear(String id, long ts, Map<String, Object> values) {
        long now = Clock.systemUTC().millis();
        TestHub.log()
                .append(
                        new LiveFrame(
                                "12/3350/1580",
                                now,
                                List.of(
                                        new LiveValue(
                                                DeviceId.of(id), ts, now, values, null, null))));
    }

    private static @Nullable JsonNode device(JsonNode live, String id) {
        return live.path("devices")
                .valueStream()
                .filter(device -> device.path("id").asString().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static String state(JsonNode live, String id) {
        JsonNode device = device(live, id);
        return device == null ? "" : device.path("state").asString();
    }

    private static String id(JsonNode alert) {
        return alert.path("alert").path("id").asString();
    }
}
