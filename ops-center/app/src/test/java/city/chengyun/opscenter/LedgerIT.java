package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LedgerIT {

    private static final String UNTOUCHABLE =
            "ALTER TABLE ledger_event ENABLE TRIGGER ledger_event_is_append_only";
    private static final String TOUCHABLE =
            "ALTER TABLE ledger_event DISABLE TRIGGER ledger_event_is_append_only";

    private final TestHub hub = TestHub.shared();
    private final ApiClient auditor = hub.logIn("auditor");

    @Test
    void keepsWhatIsDoneToADeviceWithBeforeAndAfterAndWithoutItsSecret() {
        ApiClient engineer = hub.logIn("engineer");
        String secret =
                engineer.post(
                                "/api/devices",
                                Map.of("id", "kept-1", "name", "旧", "kind", "manhole"))
                        .json()
                        .path("credential")
                        .path("password")
                        .asString();
        engineer.send("PATCH", "/api/devices/kept-1", Map.of("name", "新"));
        engineer.post("/api/devices/kept-1/credential", Map.of());
        engineer.send("DELETE", "/api/devices/kept-1/credential", "");
        engineer.send("PATCH", "/api/devices/kept-1", Map.of("state", "RETIRED"));

        List<JsonNode> events = list("object=device:kept-1");

        assertThat(events)
                .extracting(event -> event.path("action").asString())
                .containsExactly(
                        "device.retired",
                        "credential.revoked",
                        "credential.replaced",
                        "device.edited",
                        "credential.issued",
                        "device.registered");
        assertThat(events)
                .allSatisfy(
                        event -> {
                            assertThat(event.path("actor").asString()).isEqualTo("engineer");
                            assertThat(event.path("address").asString()).isEqualTo("127.0.0.1");
                        });
        assertThat(events.get(3).path("before")).hasToString("{\"name\":\"旧\"}");
        assertThat(events.get(3).path("after")).hasToString("{\"name\":\"新\"}");
        assertThat(events.toString()).doesNotContain(secret);
    }

    @Test
    void keepsABatchAsOneEventAndOneThatChangesNothingAsNone() {
        ApiClient simulator = hub.logIn("simulator");
        Map<String, Object> batch =
                Map.of(
                        "devices",
                        List.of(
                                Map.of("id", "kept-a", "name", "a", "kind", "manhole"),
                                Map.of("id", "kept-b", "name", "b", "kind", "manhole")));

        simulator.post("/api/devices/batch", batch);
        simulator.post("/api/devices/batch", batch);

        List<JsonNode> events = list("action=devices.&actor=simulator&size=1");
        assertThat(events.get(0).path("after"))
                .hasToString("{\"created\":2,\"credentials\":2,\"updated\":0}");
        assertThat(list("object=device:kept-a")).isEmpty();
    }

    @Test
    void keepsHowARuleWasAndIs() {
        ApiClient engineer = hub.logIn("engineer");
        int version = engineer.get("/api/rules/pipe-pressure-low").json().path("version").asInt();

        engineer.send(
                "PATCH",
                "/api/rules/pipe-pressure-low",
                Map.of("version", version, "severity", "RED"));

        JsonNode event = list("object=rule:pipe-pressure-low").get(0);
        assertThat(event.path("action").asString()).isEqualTo("rule.changed");
        assertThat(event.path("before").path("version").asInt()).isEqualTo(version);
        assertThat(event.path("after").path("version").asInt()).isEqualTo(version + 1);
        assertThat(event.path("after").has("message")).as("left out: it is the same").isFalse();
    }

    @Test
    void keepsThatAScenarioCouldNotBeStarted() {
        hub.logIn("engineer").post("/api/simulation/scenarios/flood", Map.of());

        JsonNode event = list("object=scenario:flood").get(0);

        assertThat(event.path("action").asString()).isEqualTo("scenario.started");
        assertThat(event.path("outcome").asString()).isEqualTo("failed");
        assertThat(event.path("after").path("reason").asString())
                .isEqualTo("simulation-unavailable");
    }

    @Test
    void keepsEveryLogInAndLogOutButNoNameThatNobodyHas() {
        ApiClient browser = new ApiClient(hub.uri());
        browser.logIn("viewer", "wrong");
        browser.logIn("My-Passw0rd-in-the-wrong-field", "wrong");
        browser.logIn("viewer", TestHub.PASSWORD);
        browser.get("/api/session");
        browser.send("DELETE", "/api/session", "");

        assertThat(list("object=account:viewer&size=3"))
                .extracting(
                        event ->
                                event.path("action").asString()
                                        + " "
                                        + event.path("outcome").asString())
                .containsExactly(
                        "session.closed done",
                        "session.opened done",
                        "session.log-in-failed failed");
        assertThat(list("actor=unknown").get(0).path("after").path("reason").asString())
                .isEqualTo("unknown-name");
        assertThat(auditor.get("/api/ledger?action=session.&size=200").text())
                .doesNotContainIgnoringCase("passw0rd");
    }

    @Test
    void keepsWhatWasRefusedWithMethodAndPath() {
        hub.logIn("viewer").post("/api/devices?secret=1", Map.of());

        JsonNode event = list("actor=viewer&outcome=refused").get(0);

        assertThat(event.path("action").asString()).isEqualTo("access.refused");
        assertThat(event.path("object").asString()).isEqualTo("endpoint:/api/devices");
        assertThat(event.path("address").asString()).isEqualTo("127.0.0.1");
        assertThat(event.path("after").path("method").asString()).isEqualTo("POST");
    }

    @Test
    void isReadPageByPageNewestFirst() {
        JsonNode first = auditor.get("/api/ledger?size=2").json();
        JsonNode second =
                auditor.get("/api/ledger?size=2&before=" + first.path("next").asLong()).json();

        List<Long> numbers = new ArrayList<>();
        first.path("items").forEach(item -> numbers.add(item.path("seq").asLong()));
        second.path("items").forEach(item -> numbers.add(item.path("seq").asLong()));
        long newest = numbers.get(0);
        assertThat(numbers).containsExactly(newest, newest - 1, newest - 2, newest - 3);
        assertThat(auditor.get("/api/ledger?before=2").json().path("next").isNull()).isTrue();
        assertThat(auditor.get("/api/ledger?size=201").code()).isEqualTo("bad-page");
        assertThat(auditor.get("/api/ledger?outcome=maybe").code()).isEqualTo("unknown-outcome");
    }

    @Test
    void keepsThatItWasReadOncePerLogInAndThatItWasExported() {
        auditor.get("/api/ledger?size=1");
        auditor.get("/api/ledger?size=1");
        ApiClient.Answer csv = auditor.get("/api/ledger/export?actor=auditor");

        assertThat(csv.response().headers().firstValue("Content-Type"))
                .hasValue("text/csv;charset=UTF-8");
        assertThat(csv.text()).startsWith("\uFEFFseq,").contains(",ledger.exported,");
        assertThat(list("actor=auditor&size=3"))
                .extracting(event -> event.path("action").asString())
                .containsExactly("ledger.exported", "ledger.read", "session.opened");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE ledger_event SET actor = 'nobody'",
                "DELETE FROM ledger_event",
                "TRUNCATE ledger_event",
                "ALTER TABLE ledger_event DISABLE TRIGGER ALL",
                "DELETE FROM ledger_head",
                "INSERT INTO ledger_head VALUES (0, '')",
                "TRUNCATE ledger_head",
                "DELETE FROM flyway_schema_history",
            })
    void isRefusedToTheAppByTheDatabaseItself(String statement) {
        assertThatThrownBy(() -> Sql.as(TestHub.APP_ROLE, statement))
                .isInstanceOf(SQLException.class)
                .extracting(failure -> ((SQLException) failure).getSQLState())
                .isEqualTo("42501");
    }

    @Test
    void isNotEntrustedToAnAppThatCouldChangeIt() {
        Sql.asOwner("CREATE ROLE mighty LOGIN SUPERUSER");
        Map<String, String> mighty = Map.of("CHENGYUN_DATABASE_USER", "mighty");

        assertThatThrownBy(() -> TestHub.start(mighty).close())
                .rootCause()
                .hasMessageContaining("mighty, who could change the ledger");
    }

    @Test
    void isRefusedByATriggerToTheOwnerToo() {
        assertThatThrownBy(
                        () ->
                                Sql.as(
                                        TestHub.postgres().user(),
                                        "UPDATE ledger_event SET actor = 'nobody' WHERE seq = 1"))
                .hasMessageContaining("append-only");
    }

    @Test
    void namesTheRowThatSomebodyWithTheKeysHasChanged() {
        long seq =
                auditor.get("/api/ledger?size=1").json().path("items").path(0).path("seq").asLong();
        String row = " WHERE seq = " + seq;
        Sql.asOwner(TOUCHABLE, "UPDATE ledger_event SET actor = actor || 'x'" + row, UNTOUCHABLE);
        try {
            JsonNode found = verify("").json();

            assertThat(found.path("intact").asBoolean()).isFalse();
            assertThat(found.path("checked").asLong()).isEqualTo(seq - 1);
            assertThat(found.path("broken"))
                    .hasToString("{\"seq\":%d,\"kind\":\"changed\"}".formatted(seq));
        } finally {
            Sql.asOwner(
                    TOUCHABLE,
                    "UPDATE ledger_event SET actor = left(actor, -1)" + row,
                    UNTOUCHABLE);
        }
        assertThat(list("action=ledger.verified").get(0).path("outcome").asString())
                .isEqualTo("failed");
        assertThat(verify("").json().path("intact").asBoolean()).isTrue();
    }

    @Test
    void comparesWithAHeadThatWasNoted() {
        JsonNode head = verify("").json().path("head");
        String at = "&at=" + head.path("seq").asLong();

        assertThat(verify("?expect=" + head.path("hash").asString() + at).json().path("intact"))
                .hasToString("true");
        assertThat(verify("?expect=" + "0".repeat(64) + at).json().path("broken").path("kind"))
                .hasToString("\"rewritten\"");
        assertThat(verify("?expect=abc" + at).code()).isEqualTo("bad-head");
    }

    @Test
    void isOneChainWithoutGapsWhoeverAppendsAtOnce() throws Exception {
        Ledger ledger = hub.bean(Ledger.class);
        ExecutorService threads = Executors.newFixedThreadPool(20);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 20; thread++) {
                String object = "thread:" + thread;
                all.add(
                        threads.submit(
                                () -> {
                                    for (int i = 0; i < 20; i++) {
                                        ledger.append(
                                                LedgerEvent.done(
                                                        "t", "test.run", object, Map.of("i", i)));
                                    }
                                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }

        JsonNode found = verify("").json();

        assertThat(found.path("broken").isNull()).as(found.toString()).isTrue();
        assertThat(found.path("checked")).isEqualTo(found.path("head").path("seq"));
        assertThat(list("actor=t&size=200")).hasSize(200);
    }

    private ApiClient.Answer verify(String query) {
        return auditor.get("/api/ledger/verify" + query);
    }

    private List<JsonNode> list(String query) {
        ApiClient.Answer answer = auditor.get("/api/ledger?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<JsonNode> items = new ArrayList<>();
        answer.json().path("items").forEach(items::add);
        return items;
    }
}
