package city.chengyun.opscenter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertType;
import city.chengyun.opscenter.alerts.AlertCases;
import city.chengyun.opscenter.incidents.QuietAlerts;
import city.chengyun.opscenter.incidents.QuietReason;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class IncidentsIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestHub hub = TestHub.shared();
    private final ApiClient duty = hub.logIn("duty");
    private final ApiClient engineer = hub.logIn("engineer");
    private final String city = UUID.randomUUID().toString().substring(0, 8);

    /** A station and gauges that it feeds. */
    private String feedStation(int gauges) {
        String station = "station-" + city;
        register(station);
        for (int i = 0; i < gauges; i++) {
            register(gauge(i));
        }
        List<Map<String, Object>> links =
                IntStream.range(0, gauges)
                        .mapToObj(
                                i ->
                                        Map.<String, Object>of(
                                                "upstream",
                                                station,
                                                "downstream",
                                                gauge(i),
                                                "kind",
                                                "SUPPLIES",
                                                "simulated",
                                                false))
                        .toList();
        ApiClient.Answer linked =
                engineer.post("/api/devices/links/batch", text(Map.of("links", links)));
        assertThat(linked.status()).as(linked.text()).isEqualTo(200);
        return station;
    }

    private String gauge(int number) {
        return "gauge-" + city + "-" + number;
    }

    private void register(String id) {
        ApiClient.Answer answer =
                engineer.post(
                        "/api/devices",
                        text(
                                Map.of(
                                        "id",
                                        id,
                                        "name",
                                        id,
                                        "kind",
                                        "pipe-pressure",
                                        "adcode",
                                        "130102")));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    private static String text(Object body) {
        return JSON.writeValueAsString(body);
    }

    private AlertEvent alert(String device) {
        return Alerts.raised("of-" + device, device);
    }

    private void raise(String device) {
        TestHub.log().append(alert(device));
    }

    private JsonNode view(String device) {
        return duty.get("/api/alerts/of-" + device).json();
    }

    private long awaitIncident(String device) {
        await().atMost(SOON).until(() -> view(device).path("incident").isNumber());
        return view(device).path("incident").asLong();
    }

    private JsonNode incident(long number) {
        return duty.get("/api/incidents/" + number).json();
    }

    private List<String> story(long number) {
        return duty.get("/api/incidents/" + number + "/timeline")
                .json()
                .valueStream()
                .map(one -> one.path("kind").asString())
                .toList();
    }

    @Test
    void aCauseThatComesLateBecomesTheRootOfTheIncidentItExplains() {
        String station = feedStation(3);
        IntStream.range(1, 3).forEach(i -> raise(gauge(i)));
        await().atMost(SOON).until(() -> view(gauge(2)).path("id").isString());
        raise(station);

        long number = awaitIncident(gauge(1));
        raise(gauge(0));

        assertThat(awaitIncident(gauge(0))).isEqualTo(number);
        assertThat(incident(number).path("root").path("deviceId").asString()).isEqualTo(station);
        assertThat(view(gauge(0)).path("symptom").asBoolean()).isTrue();
        assertThat(view(station).path("symptom").asBoolean()).isFalse();
        JsonNode symptom =
                duty.get("/api/incidents/" + number + "/symptoms").json().path("items").path(0);
        assertThat(symptom.path("reason").asString()).isEqualTo("upstream");
        assertThat(symptom.path("path").path(0).path("id").asString()).isEqualTo(station);
    }

    @Test
    void oneAcknowledgementTakesAllOfIt() {
        String station = feedStation(3);
        raise(station);
        IntStream.range(0, 3).forEach(i -> raise(gauge(i)));
        long number = awaitIncident(gauge(2));
        await().atMost(SOON).until(() -> incident(number).path("members").asInt() == 4);

        List<String> folded =
                duty.get("/api/alerts?fold=true&size=500&q=" + city)
                        .json()
                        .path("items")
                        .valueStream()
                        .map(one -> one.path("deviceId").asString())
                        .toList();
        assertThat(folded).containsExactly(station);
        ApiClient.Answer answer =
                duty.post("/api/incidents/" + number + "/acknowledgement", "{\"note\":\"看过\"}");

        assertThat(answer.json().path("taken").asInt()).isEqualTo(4);
        assertThat(view(gauge(1)).path("acknowledgedBy").asString()).isEqualTo("duty");
        assertThat(story(number)).contains("opened", "joined", "acknowledged");
        assertThat(duty.post("/api/incidents/" + number + "/acknowledgement", "{}").json())
                .isEqualTo(JSON.readTree("{\"taken\":0,\"others\":0}"));
    }

    @Test
    void anIncidentIsOverWhenAllItsAlertsAre() {
        String station = feedStation(1);
        raise(station);
        raise(gauge(0));
        long number = awaitIncident(gauge(0));

        TestHub.log().append(Alerts.later(alert(station), 2, AlertType.CLEARED));
        TestHub.log().append(Alerts.later(alert(gauge(0)), 2, AlertType.CLEARED));

        await().atMost(SOON)
                .until(() -> incident(number).path("state").asString().equals("closed"));
        assertThat(story(number)).endsWith("closed");
    }

    @Test
    void aStartFindsTheSameIncidents() {
        String station = feedStation(2);
        raise(station);
        IntStream.range(0, 2).forEach(i -> raise(gauge(i)));
        long number = awaitIncident(gauge(1));
        awaitIncident(gauge(0));
        await().atMost(SOON).until(() -> incident(number).path("members").asInt() == 3);
        List<String> before = story(number);

        try (TestHub again = TestHub.start(Map.of())) {
            ApiClient there = again.logIn("duty");
            TestHub.log().append(alert("unrelated-" + city));
            await().atMost(SOON)
                    .until(() -> there.get("/api/alerts/of-unrelated-" + city).status() == 200);
            JsonNode incident = there.get("/api/incidents/" + number).json();

            assertThat(incident.path("members").asInt()).isEqualTo(3);
            assertThat(incident.path("root").path("deviceId").asString()).isEqualTo(station);
        }
        assertThat(story(number)).isEqualTo(before);
    }

    @Test
    void whatAPersonTakesOutStaysOut() {
        String station = feedStation(3);
        raise(station);
        IntStream.range(0, 3).forEach(i -> raise(gauge(i)));
        long number = awaitIncident(gauge(2));
        await().atMost(SOON).until(() -> incident(number).path("members").asInt() == 4);

        ApiClient.Answer split =
                duty.post(
                        "/api/incidents/" + number + "/split",
                        text(Map.of("alerts", List.of("of-" + gauge(0)), "reason", "另一处")));

        assertThat(split.json().path("members").asInt()).as(split.text()).isEqualTo(3);
        assertThat(view(gauge(0)).path("incident").isNull()).isTrue();
        assertThat(story(number)).contains("split");
        assertThat(
                        duty.post(
                                        "/api/incidents/" + number + "/split",
                                        text(
                                                Map.of(
                                                        "alerts",
                                                        List.of("of-" + station),
                                                        "reason",
                                                        "x")))
                                .code())
                .isEqualTo("not-a-symptom");
    }

    @Test
    void twoIncidentsThatAPersonMergesAreOneUnderTheSecondOnesNumber() {
        String station = feedStation(1);
        raise(station);
        raise(gauge(0));
        long first = awaitIncident(gauge(0));
        IncidentsIT elsewhere = new IncidentsIT();
        String other = elsewhere.feedStation(1);
        raise(other);
        raise(elsewhere.gauge(0));
        long second = awaitIncident(elsewhere.gauge(0));

        ApiClient.Answer merged =
                duty.post(
                        "/api/incidents/" + second + "/merge",
                        text(Map.of("into", first, "reason", "同一起停电")));

        assertThat(merged.json().path("members").asInt()).as(merged.text()).isEqualTo(4);
        assertThat(incident(second).path("mergedInto").asLong()).isEqualTo(first);
        assertThat(awaitIncident(other)).isEqualTo(first);
        assertThat(hub.logIn("viewer").post("/api/incidents/" + first + "/merge", "{}").code())
                .isEqualTo("access-denied");
    }

    @Test
    void nobodyIsCalledForASymptomNorForWhatIsSilenced() {
        String station = feedStation(1);
        raise(station);
        raise(gauge(0));
        awaitIncident(gauge(0));
        QuietAlerts quiet = hub.bean(QuietAlerts.class);
        AlertCases alerts = hub.bean(AlertCases.class);
        Supplier<Optional<QuietReason.Kind>> root =
                () ->
                        quiet.whyQuiet(alerts.list(List.of("of-" + station)).get(0))
                                .map(QuietReason::kind);

        assertThat(quiet.whyQuiet(alerts.list(List.of("of-" + gauge(0))).get(0)))
                .map(QuietReason::kind)
                .contains(QuietReason.Kind.SYMPTOM);
        assertThat(root.get()).isEmpty();
        ApiClient.Answer made =
                duty.post(
                        "/api/silences",
                        text(
                                Map.of(
                                        "kind",
                                        "MAINTENANCE",
                                        "scope",
                                        Map.of("device", station),
                                        "ends",
                                        Clock.systemUTC().millis() + 3_600_000,
                                        "reason",
                                        "检修")));
        assertThat(made.json().path("holds").asBoolean()).as(made.text()).isTrue();
        assertThat(root.get()).contains(QuietReason.Kind.MAINTENANCE);

        duty.post("/api/silences/" + made.json().path("number").asLong() + "/end", "{}");

        assertThat(root.get()).isEmpty();
        assertThat(
                        duty.post(
                                        "/api/silences",
                                        "{\"kind\":\"SILENCE\",\"scope\":{},\"ends\":1,\"reason\":\"x\"}")
                                .code())
                .isEqualTo("bad-silence");
    }

    @Test
    void aLinkThatClosesACircleIsRefusedWithTheWayAround() {
        String station = feedStation(1);

        ApiClient.Answer refused =
                engineer.send(
                        "PUT",
                        "/api/devices/" + gauge(0) + "/links/" + station,
                        "{\"kind\":\"POWERS\"}");

        assertThat(refused.code()).isEqualTo("link-cycle");
        assertThat(refused.text()).contains(station);
        JsonNode links = duty.get("/api/devices/" + station + "/links").json();
        assertThat(links.path("downstream").path(0).path("id").asString()).isEqualTo(gauge(0));
        assertThat(links.path("upstream").isEmpty()).isTrue();
    }

    @Test
    void aTableWithAWrongRowIsRefusedRowByRowAndMakesNoLink() {
        String station = feedStation(0);
        register(gauge(0));
        String good = station + "," + gauge(0) + ",POWERS\n";
        String head = "upstream,downstream,kind\n";

        ApiClient.Answer refused = importLinks(head + good + station + ",nobody,POWERS\n");

        assertThat(refused.code()).isEqualTo("import-refused");
        assertThat(refused.json().path("rows").path(0).path("line").asInt()).isEqualTo(3);
        assertThat(refused.json().path("rows").path(0).path("code").asString())
                .isEqualTo("device-not-found");
        assertThat(duty.get("/api/devices/" + station + "/links").json().path("downstreamTotal"))
                .hasToString("0");
        assertThat(importLinks(head + good.repeat(2_000)).json().path("changed").asInt())
                .isEqualTo(1);
    }

    private ApiClient.Answer importLinks(String table) {
        return engineer.upload("/api/devices/links/import", "text/csv", table.getBytes(UTF_8));
    }
}
