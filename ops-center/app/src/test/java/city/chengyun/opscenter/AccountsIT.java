package city.chengyun.opscenter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What the security administrator does with accounts. */
class AccountsIT {

    private static final TestHub HUB = TestHub.shared();
    private static final ApiClient ADMINISTRATOR = HUB.logIn("secadmin");

    private final JdbcClient jdbc = HUB.bean(JdbcClient.class);

    @Test
    void aNewAccountDoesNothingBeforeItsOwnerHasChosenAPassword() {
        String first = TestPerson.make(ADMINISTRATOR, "new-officer", "DUTY_OFFICER");
        ApiClient client = new ApiClient(HUB.uri());

        JsonNode session = client.logIn("new-officer", first).json();

        assertThat(session.path("roles")).isEmpty();
        assertThat(session.path("passwordChangeNeeded").asBoolean()).isTrue();
        assertThat(client.get("/api/alerts").code()).isEqualTo("password-change-needed");
        assertThat(client.get("/api/districts").code()).isEqualTo("password-change-needed");
        assertThat(client.get("/%61pi/districts").code()).isEqualTo("password-change-needed");
        assertThat(client.get("/ws/live").code()).isEqualTo("password-change-needed");
        JsonNode changed = TestPerson.changePassword(client, first, TestPerson.PASSWORD).json();
        assertThat(changed.path("roles").toString()).isEqualTo("[\"DUTY_OFFICER\"]");
        assertThat(client.get("/api/alerts").status()).isEqualTo(200);
    }

    @Test
    void aChangeOfRolesEndsTheSessionsAndLiveConnectionsOfThatAccountAtOnce() {
        TestPerson person = TestPerson.create(HUB, "changing", "VIEWER");

        try (LiveFeedClient feed = LiveFeedClient.connect(person.client())) {
            feed.awaitMessage("hello", hello -> true);
            patch("changing", Map.of("displayName", "新名"));
            assertThat(person.client().get("/api/alerts").status()).isEqualTo(200);

            patch("changing", Map.of("roles", List.of("ENGINEER")));

            assertThat(feed.awaitClose()).isEqualTo(4001);
        }
        assertThat(person.client().get("/api/alerts").code()).isEqualTo("not-logged-in");
        JsonNode again = person.client().logIn("changing", TestPerson.PASSWORD).json();
        assertThat(again.path("roles").toString()).isEqualTo("[\"ENGINEER\"]");
    }

    @Test
    void aDisabledAccountIsOutUntilItIsEnabledAgain() {
        TestPerson person = TestPerson.create(HUB, "leaving", "VIEWER");

        assertThat(ADMINISTRATOR.send("DELETE", "/api/accounts/leaving", "").status())
                .isEqualTo(204);
        assertThat(person.client().get("/api/alerts").code()).isEqualTo("not-logged-in");
        assertThat(person.client().logIn("leaving", TestPerson.PASSWORD).code())
                .isEqualTo("login-failed");
        JsonNode listed = ADMINISTRATOR.get("/api/accounts?q=leaving").json().path("items").get(0);
        assertThat(listed.path("state").asString()).isEqualTo("DISABLED");

        patch("leaving", Map.of("enabled", true));
        assertThat(person.client().logIn("leaving", TestPerson.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void anAccountThatNobodyUsedFor90DaysIsRefusedUntilItIsEnabled() {
        TestPerson person = TestPerson.create(HUB, "idle-one", "VIEWER");
        set("idle-one", "used_at", 90);

        assertThat(person.client().logIn("idle-one", TestPerson.PASSWORD).code())
                .isEqualTo("login-failed");
        patch("idle-one", Map.of("enabled", true));
        assertThat(person.client().logIn("idle-one", TestPerson.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theLastSecurityAdministratorNeverFallsAsleep() {
        set("secadmin", "used_at", 200);

        assertThat(new ApiClient(HUB.uri()).logIn("secadmin", TestHub.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void aResetPasswordIsToldOnceAndEndsTheOldOne() {
        TestPerson person = TestPerson.create(HUB, "forgetful", "VIEWER");

        ApiClient.Answer reset = ADMINISTRATOR.post("/api/accounts/forgetful/password", "");
        String password = reset.json().path("password").asString();

        assertThat(person.client().get("/api/alerts").code()).isEqualTo("not-logged-in");
        assertThat(person.client().logIn("forgetful", TestPerson.PASSWORD).status()).isEqualTo(401);
        JsonNode session = person.client().logIn("forgetful", password).json();
        assertThat(session.path("passwordChangeNeeded").asBoolean()).isTrue();
        assertThat(ledgerText("account:forgetful")).doesNotContain(password);
    }

    @Test
    void anUnlockedAccountMayTryAgain() {
        TestPerson person = TestPerson.create(HUB, "clumsy", "VIEWER");
        for (int i = 0; i < 5; i++) {
            person.client().logIn("clumsy", "wrong");
        }
        assertThat(person.client().logIn("clumsy", TestPerson.PASSWORD).status()).isEqualTo(429);
        assertThat(ADMINISTRATOR.get("/api/accounts/clumsy").json().path("locked").asBoolean())
                .isTrue();

        ADMINISTRATOR.send("DELETE", "/api/accounts/clumsy/lock", "");

        assertThat(person.client().logIn("clumsy", TestPerson.PASSWORD).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} {1} {2} is answered {3} {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PATCH  | secadmin  | {\"roles\":[\"AUDIT_ADMIN\"]}  | 409 | own-account",
                "PATCH  | secadmin  | {\"enabled\":false}            | 409 | own-account",
                "PATCH  | secadmin  | {\"adcodes\":[\"130102\"]}     | 409 | own-account",
                "DELETE | secadmin  | ''                             | 409 | own-account",
                "PATCH  | simulator | {\"displayName\":\"x\"}        | 409 | machine-account",
                "DELETE | simulator | ''                             | 409 | machine-account",
                "PATCH  | viewer    | {\"roles\":[\"VIEWER\",\"SYSTEM_ADMIN\"]}"
                        + " | 400 | administrator-combined",
                "PATCH  | viewer    | {\"roles\":[\"COLLECTOR\",\"DISPATCHER\"]}"
                        + " | 400 | supervision-with-command",
                "PATCH  | viewer    | {\"roles\":[\"MAYOR\"]}        | 400 | unknown-role",
                "PATCH  | viewer    | {\"roles\":[]}                 | 400 | no-role",
                "PATCH  | viewer    | {\"adcodes\":[\"110101\"]}     | 400 | unknown-district",
                "PATCH  | viewer    | {\"department\":\"none\"}      | 400 | unknown-department",
                "PATCH  | nobody    | {\"enabled\":false}            | 404 | account-not-found",
            })
    void refusesWhatWouldBreakTheSeparation(
            String method, String username, String body, int status, String code) {
        ApiClient.Answer answer = ADMINISTRATOR.send(method, "/api/accounts/" + username, body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void oneSecurityAdministratorAlwaysRemains() {
        TestPerson second = TestPerson.create(HUB, "second-admin", "SECURITY_ADMIN");
        jdbc.sql("UPDATE account SET enabled = false WHERE username = 'secadmin'").update();
        try {
            // Whose session still lives: the database was changed behind the hub's back.
            ApiClient.Answer answer =
                    ADMINISTRATOR.send("DELETE", "/api/accounts/second-admin", "");

            assertThat(answer.code()).isEqualTo("last-security-admin");
        } finally {
            jdbc.sql("UPDATE account SET enabled = true WHERE username = 'secadmin'").update();
        }
        assertThat(second.client().send("DELETE", "/api/accounts/second-admin", "").code())
                .isEqualTo("own-account");
        assertThat(ADMINISTRATOR.send("DELETE", "/api/accounts/second-admin", "").status())
                .isEqualTo(204);
    }

    /** Mass assignment: fields that are no part of the request change nothing. */
    @Test
    void fieldsThatNobodyMaySetAreIgnored() {
        TestPerson.make(ADMINISTRATOR, "assigned", "VIEWER");

        patch(
                "assigned",
                Map.of(
                        "displayName",
                        "改名",
                        "username",
                        "secadmin",
                        "passwordHash",
                        "{noop}x",
                        "machine",
                        true,
                        "passwordChangeNeeded",
                        false,
                        "createdAt",
                        0));

        JsonNode account = ADMINISTRATOR.get("/api/accounts/assigned").json();
        assertThat(account.path("displayName").asString()).isEqualTo("改名");
        assertThat(account.path("machine").asBoolean()).isFalse();
        assertThat(account.path("passwordChangeNeeded").asBoolean()).isTrue();
        assertThat(account.path("createdAt").asLong()).isPositive();
        assertThat(account.toString()).doesNotContain("assword_hash", "bcrypt");
    }

    @Test
    void listsWhatTheFilterTakes() {
        String query =
                "/api/accounts?role=HANDLER&department=wat&district=130102&state=ACTIVE&q=handler";

        JsonNode page = ADMINISTRATOR.get(query).json();

        assertThat(page.path("items").valueStream().map(one -> one.path("username").asString()))
                .containsExactly("handler-wat");
        assertThat(ADMINISTRATOR.get("/api/accounts?role=MAYOR").status()).isEqualTo(400);
    }

    @Test
    void everyChangeIsInTheLedgerWithWhatWasBefore() {
        TestPerson.make(ADMINISTRATOR, "written-down", "VIEWER");
        patch("written-down", Map.of("roles", List.of("ENGINEER"), "department", "wat"));

        assertThat(
                        jdbc.sql(
                                        "SELECT action || ' ' || coalesce(before, '') || ' ' ||"
                                                + " after FROM ledger_event WHERE actor ="
                                                + " 'secadmin' AND object = ? ORDER BY seq")
                                .param("account:written-down")
                                .query(String.class)
                                .list())
                .satisfiesExactly(
                        made -> assertThat(made).startsWith("account.created").contains("VIEWER"),
                        changed ->
                                assertThat(changed)
                                        .startsWith("account.changed")
                                        .containsSubsequence("VIEWER", "wat", "ENGINEER"));
    }

    @Test
    void importsATableAsAWholeOrNotAtAll() {
        String head = "username,displayName,roles,districts,department\n";
        byte[] bad =
                (head
                                + "import-1,王一,COLLECTOR;VERIFIER,130102,\n"
                                + "import-2,=1+1,VIEWER,,\n"
                                + "import-1,王一,VIEWER,,\n"
                                + "import-3,王三,COLLECTOR;DISPATCHER,,\n"
                                + "duty,王四,VIEWER,,\n")
                        .getBytes(UTF_8);
        byte[] good =
                (head + "import-1,王一,COLLECTOR;VERIFIER,130102,\nimport-2,王二,HANDLER,,wat\n")
                        .getBytes(UTF_8);

        JsonNode report =
                ADMINISTRATOR.upload("/api/accounts/import/check", "text/csv", bad).json();
        ApiClient.Answer refused = ADMINISTRATOR.upload("/api/accounts/import", "text/csv", bad);
        ApiClient.Answer made = ADMINISTRATOR.upload("/api/accounts/import", "text/csv", good);

        assertThat(report.path("wrong").asInt()).isEqualTo(4);
        assertThat(report.path("rows").valueStream().map(row -> row.path("code").asString("")))
                .containsExactly(
                        "",
                        "bad-display-name",
                        "account-exists",
                        "supervision-with-command",
                        "account-exists");
        assertThat(refused.code()).isEqualTo("import-refused");
        assertThat(refused.json().path("report").path("rows")).hasSize(5);
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        String[] lines = made.text().split("\r\n");
        assertThat(lines).hasSize(3);
        assertThat(lines[2]).startsWith("import-2,");
        String password = lines[2].substring("import-2,".length());
        JsonNode session = new ApiClient(HUB.uri()).logIn("import-2", password).json();
        assertThat(session.path("department").asString()).isEqualTo("wat");
        assertThat(session.path("passwordChangeNeeded").asBoolean()).isTrue();
    }

    private void patch(String username, Map<String, ?> change) {
        ApiClient.Answer answer = ADMINISTRATOR.send("PATCH", "/api/accounts/" + username, change);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private void set(String username, String column, int daysAgo) {
        long then = Clock.systemUTC().millis() - Duration.ofDays(daysAgo).toMillis();
        jdbc.sql("UPDATE account SET " + column + " = ? WHERE username = ?")
                .params(then, username)
                .update();
    }

    private String ledgerText(String object) {
        return String.join(
                "\n",
                jdbc.sql("SELECT action || coalesce(after, '') FROM ledger_event WHERE object = ?")
                        .param(object)
                        .query(String.class)
                        .list());
    }
}
