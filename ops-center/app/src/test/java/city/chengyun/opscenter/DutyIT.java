package city.chengyun.opscenter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.testkit.PostgresServer;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A hub of its own, whose chains take seconds, with a mail server and somebody who is called. */
class DutyIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SECRET = "a secret of both sides";
    private static final String CHAIN =
            """
            - severity: %s
              steps:
                - {after: PT0S, by: app, to: OFFICER}
                - {after: PT2S, by: email, to: OFFICER}
                - {after: PT2S, by: sms, to: OFFICER}
                - {after: PT2S, by: webhook}
                - {after: PT3S, by: app, to: LEAD}
            """;

    @TempDir private static Path folder;

    private static final List<String> CALLED = new CopyOnWriteArrayList<>();
    private static final AtomicBoolean REFUSED = new AtomicBoolean();
    private static PostgresServer postgres;
    private static GreenMail mail;
    private static HttpServer webhook;
    private static TestHub hub;

    private final ApiClient duty = hub.logIn("duty");
    private final ApiClient lead = hub.logIn("shiftlead");

    @BeforeAll
    static void start() throws IOException {
        postgres = PostgresServer.start();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.createContext(
                "/called",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    String signature =
                            exchange.getRequestHeaders().getFirst("X-Chengyun-Signature");
                    String text = new String(body, UTF_8);
                    boolean first =
                            text.contains("duty-unheard") && REFUSED.compareAndSet(false, true);
                    if (!first && ("sha256=" + hmac(body)).equals(signature)) {
                        CALLED.add(text);
                    }
                    exchange.sendResponseHeaders(first ? 503 : 204, -1);
                    exchange.close();
                });
        webhook.start();
        String chains =
                String.join(
                        "",
                        List.of("red", "orange", "yellow", "blue").stream()
                                .map(CHAIN::formatted)
                                .toList());
        hub =
                TestHub.start(
                        Map.ofEntries(
                                Map.entry("CHENGYUN_DATABASE_URL", postgres.jdbcUrl()),
                                Map.entry("CHENGYUN_DATABASE_OWNER", postgres.user()),
                                Map.entry(
                                        "CHENGYUN_DUTY_CHAINS",
                                        Files.writeString(folder.resolve("chains.yaml"), chains)
                                                .toString()),
                                Map.entry("CHENGYUN_DUTY_SETTLE", "1s"),
                                Map.entry("CHENGYUN_DUTY_PER_DEVICE", "2"),
                                Map.entry("CHENGYUN_DUTY_PER_PERSON", "1000"),
                                Map.entry("CHENGYUN_MAIL_HOST", "127.0.0.1"),
                                Map.entry(
                                        "CHENGYUN_MAIL_PORT",
                                        String.valueOf(mail.getSmtp().getPort())),
                                Map.entry(
                                        "CHENGYUN_DUTY_WEBHOOK",
                                        "http://127.0.0.1:"
                                                + webhook.getAddress().getPort()
                                                + "/called"),
                                Map.entry("CHENGYUN_DUTY_WEBHOOK_SECRET", SECRET),
                                Map.entry(
                                        "CHENGYUN_SMS_FILE", folder.resolve("sms.txt").toString()),
                                Map.entry("CHENGYUN_PUBLIC_URL", "https://hub.example")));
    }

    @AfterAll
    static void stop() {
        hub.close();
        webhook.stop(0);
        mail.stop();
        postgres.close();
    }

    private static String hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String raise(String name) {
        return raise(Alerts.raised("duty-" + name, "duty-device-" + name));
    }

    private static String raise(AlertEvent event) {
        TestHub.log().append(event);
        return event.alertId().value();
    }

    private JsonNode story(String alert) {
        return duty.get("/api/duty/alerts/" + alert).json();
    }

    /** What was told: medium, recipient, result and reason. */
    private List<String> told(String alert) {
        return story(alert)
                .path("notices")
                .valueStream()
                .map(
                        one ->
                                String.join(
                                        " ",
                                        one.path("by").asString(),
                                        one.path("recipient").asString(),
                                        one.path("result").asString(),
                                        one.path("reason").asString("")))
                .map(String::strip)
                .toList();
    }

    /** An escalation whose step is due, of an alert that is not there. */
    private static void letBeDue(String alert, int step) {
        hub.bean(JdbcClient.class)
                .sql(
                        "INSERT INTO escalation (alert_id, turn, device_id, severity, started_at,"
                                + " next_step, next_at) VALUES (?, 1, 'none', 'red', 0, ?, 0)")
                .params(alert, step)
                .update();
    }

    private String endReason(String alert) {
        return story(alert).path("turns").path(0).path("endReason").asString("");
    }

    @Test
    void aRosterIsImportedAsAWholeOrNotAtAllAndGivenOutAgain() {
        String head = "username,post,district,domain,days,begin,end,firstDay,lastDay\n";
        String good = "engineer,OFFICER,130111,water,6;7,08:00,20:00,2030-01-01,2030-01-31\n";
        String path = "/api/duty/shifts/import";

        ApiClient.Answer refused =
                lead.upload(
                        path,
                        "text/csv",
                        (head + good + good + "nobody,OFFICER,,,1,08:00,20:00,,\n")
                                .getBytes(UTF_8));
        assertThat(refused.code()).isEqualTo("import-refused");
        assertThat(refused.json().path("report").path("rows").findValuesAsString("code"))
                .contains("shift-exists", "bad-shift");
        assertThat(exported()).doesNotContain("130111");

        assertThat(duty.upload(path, "text/csv", (head + good).getBytes(UTF_8)).code())
                .isEqualTo("access-denied");
        assertThat(
                        lead.upload(path + "/check", "text/csv", (head + good).getBytes(UTF_8))
                                .json()
                                .path("wrong")
                                .asInt(-1))
                .isZero();
        assertThat(exported()).doesNotContain("130111");

        ApiClient.Answer made = lead.upload(path, "text/csv", (head + good).getBytes(UTF_8));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(exported()).contains("engineer,OFFICER,130111,water,6;7,08:00,20:00,2030-01-01");
        ApiClient.Answer again =
                lead.upload(path + "/check", "text/csv", exported().getBytes(UTF_8));
        assertThat(again.json().path("rows").findValuesAsString("code"))
                .as("what is there already")
                .isNotEmpty()
                .containsOnly("shift-exists");
    }

    private String exported() {
        return duty.get("/api/duty/shifts/export").text();
    }

    @Test
    void tellsOneAfterTheOtherUntilSomebodyTakesTheAlert() throws Exception {
        duty.send(
                "PUT",
                "/api/duty/contact",
                Map.of("email", "duty@city.example", "phone", "+86 311 1234"));
        String alert = raise("unheard");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () ->
                                assertThat(told(alert))
                                        .containsExactly(
                                                "app duty SENT",
                                                "email duty SENT",
                                                "sms duty SENT",
                                                "webhook  SENT",
                                                "app shiftlead SENT"));
        assertThat(mail.getReceivedMessages())
                .filteredOn(message -> GreenMailUtil.getBody(message).contains(alert))
                .singleElement()
                .satisfies(
                        message -> {
                            assertThat(message.getSubject()).contains("橙色", "pressure low");
                            assertThat(message.getContent().toString())
                                    .contains("https://hub.example/alerts/" + alert);
                        });
        assertThat(Files.readAllLines(folder.resolve("sms.txt")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).startsWith("+86 311 1234\t【橙色】"));
        assertThat(CALLED).filteredOn(body -> body.contains(alert)).hasSize(1);
        assertThat(story(alert).path("notices").path(3).path("tries").asInt())
                .as("the first call was refused")
                .isEqualTo(2);
        assertThat(duty.get("/actuator/prometheus").text())
                .contains("chengyun_notices_total{medium=\"email\",result=\"sent\"}");
        JsonNode inbox = lead.get("/api/duty/notices").json();
        assertThat(inbox.path("unread").asInt()).isPositive();
        lead.post(
                "/api/duty/notices/read",
                Map.of("upTo", inbox.path("items").path(0).path("id").asLong()));
        assertThat(lead.get("/api/duty/notices").json().path("unread").asInt()).isZero();
    }

    @Test
    void stopsWhenSomebodyTakesTheAlert() {
        String alert = raise("taken");
        await().atMost(SOON).until(() -> told(alert).contains("app duty SENT"));

        duty.post("/api/alerts/" + alert + "/acknowledgement", Map.of());

        await().atMost(SOON).until(() -> endReason(alert).equals("acknowledged"));
        assertThat(told(alert)).doesNotContain("app shiftlead SENT");
    }

    @Test
    void keepsADrillWithinTheHub() {
        String alert = raise(Alerts.drill("duty-drill", "duty-device-drill"));

        await().atMost(SOON)
                .untilAsserted(
                        () ->
                                assertThat(told(alert))
                                        .containsExactly(
                                                "app duty SENT",
                                                "email duty SUPPRESSED drill",
                                                "sms duty SUPPRESSED drill",
                                                "webhook  SUPPRESSED drill",
                                                "app shiftlead SENT"));
    }

    @Test
    void aBadSensorDoesNotFloodPeople() {
        for (int i = 1; i <= 2; i++) {
            String alert = raise(Alerts.raised("duty-bad-" + i, "duty-bad-sensor"));
            await().atMost(SOON).until(() -> told(alert).contains("app duty SENT"));
        }
        String third = raise(Alerts.raised("duty-bad-3", "duty-bad-sensor"));

        await().atMost(SOON).until(() -> told(third).contains("app duty SUPPRESSED device-limit"));
    }

    @Test
    void aSilencedAlertTellsNobodyUntilTheSilenceEnds() {
        long soon = Clock.systemUTC().millis() + 600_000;
        long silence =
                duty.post(
                                "/api/silences",
                                Map.of(
                                        "kind",
                                        "SILENCE",
                                        "scope",
                                        Map.of("device", "duty-device-silenced"),
                                        "ends",
                                        soon,
                                        "reason",
                                        "known"))
                        .json()
                        .path("number")
                        .asLong();
        String alert = raise("silenced");
        await().atMost(SOON)
                .until(() -> told(alert).equals(List.of("app  SUPPRESSED silenced:" + silence)));

        duty.post("/api/silences/" + silence + "/end", Map.of());

        await().atMost(Duration.ofSeconds(40)).until(() -> told(alert).contains("app duty SENT"));
    }

    @Test
    void whoIsAssignedOrMentionedHearsOfIt() {
        String alert = raise("addressed");
        await().atMost(SOON).until(() -> told(alert).contains("app duty SENT"));

        assertThat(duty.post("/api/alerts/" + alert + "/assignment", Map.of("to", "nobody")).code())
                .isEqualTo("bad-person");
        duty.post("/api/alerts/" + alert + "/assignment", Map.of("to", "engineer"));
        assertThat(duty.get("/api/alerts/" + alert).json().path("assignedTo").asString())
                .isEqualTo("engineer");
        duty.post(
                "/api/alerts/" + alert + "/comments",
                Map.of("note", "@engineer and @nobody, a@viewer: look"));

        assertThat(occasions(hub.logIn("engineer"))).containsExactly("MENTIONED", "ASSIGNED");
        assertThat(occasions(hub.logIn("viewer"))).isEmpty();
        assertThat(duty.get("/api/alerts/" + alert + "/history").text())
                .contains("\"change\":\"assigned\"");
    }

    private static List<String> occasions(ApiClient client) {
        return client.get("/api/duty/notices")
                .json()
                .path("items")
                .valueStream()
                .map(one -> one.path("occasion").asString())
                .toList();
    }

    @Test
    void aShiftIsHandedOverWithWhatIsOpenAndTakenBySomebodyElse() {
        String alert = raise("left");
        await().atMost(SOON).until(() -> told(alert).contains("app duty SENT"));

        JsonNode given = duty.post("/api/duty/handovers", Map.of("note", "crew at nine")).json();
        String taking = "/api/duty/handovers/" + given.path("number").asLong() + "/taking";

        assertThat(given.path("alerts").valueStream().map(JsonNode::asString)).contains(alert);
        assertThat(duty.post(taking, Map.of()).code()).isEqualTo("handover-own");
        assertThat(lead.post(taking, Map.of()).json().path("takenBy").asString())
                .isEqualTo("shiftlead");
        assertThat(lead.get("/api/duty/handovers").json().path("open").valueStream())
                .anyMatch(one -> one.path("id").asString().equals(alert));
    }

    @Test
    void anEscalationBeyondTheEndOfAShorterChainStopsNobodyElse() {
        letBeDue("duty-gone", 99);

        String alert = raise("beside-the-shorter");

        await().atMost(SOON).until(() -> told(alert).contains("app duty SENT"));
    }

    @Test
    void anEscalationOfAnAlertThatIsGoneStopsNobodyElseAndStaysDue() {
        letBeDue("duty-vanished", 0);

        String alert = raise("beside-the-vanished");

        await().atMost(SOON).until(() -> told(alert).contains("app duty SENT"));
        assertThat(
                        hub.bean(JdbcClient.class)
                                .sql(
                                        "SELECT next_at > 0 AND ended_at IS NULL FROM escalation"
                                                + " WHERE alert_id = 'duty-vanished'")
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    @Test
    void aNoticeThatCannotBeShownIsNotCounted() {
        hub.bean(JdbcClient.class)
                .sql(
                        "INSERT INTO notice (alert_id, occasion, medium, recipient, at, result,"
                                + " tries) VALUES ('duty-gone', 'MENTIONED', 'app', 'viewer', 0,"
                                + " 'SENT', 0)")
                .update();

        JsonNode inbox = hub.logIn("viewer").get("/api/duty/notices").json();

        assertThat(inbox.path("items").isEmpty()).isTrue();
        assertThat(inbox.path("unread").asInt()).isZero();
    }

    @Test
    void plansShiftsAndTellsWhenNobodyIsOnDuty() {
        Map<String, Object> shift =
                Map.of(
                        "username", "viewer",
                        "post", "OFFICER",
                        "adcode", "130104",
                        "domain", "energy",
                        "days", List.of("MONDAY", "TUESDAY"),
                        "begin", "20:00",
                        "end", "08:00");
        JsonNode planned = lead.post("/api/duty/shifts", shift).json();
        JsonNode week = duty.get("/api/duty/roster?from=2030-01-07").json();

        assertThat(planned.path("number").asLong()).isPositive();
        assertThat(week.path("turns").valueStream())
                .filteredOn(turn -> turn.path("shift").equals(planned.path("number")))
                .hasSize(2);
        assertThat(week.path("gaps").isEmpty()).isTrue();
        assertThat(duty.post("/api/duty/shifts", shift).status()).isEqualTo(403);
        assertThat(lead.post("/api/duty/shifts", with(shift, "username", "nobody-such")).code())
                .isEqualTo("bad-shift");
        assertThat(lead.post("/api/duty/shifts", with(shift, "adcode", "999999")).code())
                .isEqualTo("bad-shift");

        lead.send("DELETE", "/api/duty/shifts/" + planned.path("number").asLong(), "");
        assertThat(duty.get("/api/duty/roster").json().path("shifts").valueStream())
                .noneMatch(one -> one.path("number").equals(planned.path("number")));
    }

    private static Map<String, Object> with(Map<String, Object> body, String name, Object value) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(name, value);
        return changed;
    }
}
