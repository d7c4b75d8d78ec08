package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What people do with their own log-in. */
class OwnAccountIT {

    private static final TestHub HUB = TestHub.shared();

    private final JdbcClient jdbc = HUB.bean(JdbcClient.class);

    @Test
    void aChangedPasswordEndsTheOtherSessionsAndNotThisOne() {
        TestPerson person = TestPerson.create(HUB, "changer", "VIEWER");
        ApiClient elsewhere = ApiClient.loggedIn(HUB.uri(), "changer", TestPerson.PASSWORD);

        ApiClient.Answer wrong =
                TestPerson.changePassword(person.client(), "not-it", "Another-one-22");
        ApiClient.Answer changed =
                TestPerson.changePassword(person.client(), TestPerson.PASSWORD, "Another-one-22");

        assertThat(wrong.code()).isEqualTo("password-wrong");
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(person.client().get("/api/alerts").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/alerts").code()).isEqualTo("not-logged-in");
        assertThat(elsewhere.logIn("changer", TestPerson.PASSWORD).status()).isEqualTo(401);
        assertThat(elsewhere.logIn("changer", "Another-one-22").status()).isEqualTo(200);
    }

    @Test
    void noneOfTheLastFivePasswordsComesBack() {
        TestPerson person = TestPerson.create(HUB, "recycler", "VIEWER");
        String current = TestPerson.PASSWORD;
        for (String next :
                new String[] {
                    "Number-two-22", "Number-three-3", "Number-four-44", "Number-five-5"
                }) {
            assertThat(TestPerson.changePassword(person.client(), current, next).status())
                    .isEqualTo(200);
            current = next;
        }

        assertThat(TestPerson.changePassword(person.client(), current, current).code())
                .isEqualTo("password-used-before");
        assertThat(TestPerson.changePassword(person.client(), current, TestPerson.PASSWORD).code())
                .isEqualTo("password-used-before");
        assertThat(TestPerson.changePassword(person.client(), current, "Number-six-666").status())
                .isEqualTo(200);
        assertThat(
                        TestPerson.changePassword(
                                        person.client(), "Number-six-666", TestPerson.PASSWORD)
                                .status())
                .isEqualTo(200);
    }

    @Test
    void aPasswordOf90DaysMustBeChangedFirst() {
        TestPerson person = TestPerson.create(HUB, "old-password", "VIEWER");
        long then = Clock.systemUTC().millis() - Duration.ofDays(90).toMillis();
        jdbc.sql("UPDATE account SET password_changed_at = ? WHERE username = 'old-password'")
                .param(then)
                .update();
        ApiClient client = person.client();

        JsonNode session = client.logIn("old-password", TestPerson.PASSWORD).json();

        assertThat(session.path("passwordChangeNeeded").asBoolean()).isTrue();
        String before = client.cookie("CHENGYUN_SESSION");
        TestPerson.changePassword(client, TestPerson.PASSWORD, "Number-two-22");
        assertThat(client.get("/api/alerts").status()).isEqualTo(200);
        assertThat(client.cookie("CHENGYUN_SESSION")).isNotEqualTo(before);
    }

    @Test
    void aSecondFactorIsAskedForAfterThePasswordAndEachCodeWorksOnce() {
        TestPerson person = TestPerson.create(HUB, "two-factors", "VIEWER");
        ApiClient client = person.client();
        JsonNode enrolled =
                client.post("/api/session/second-factor", Map.of("password", TestPerson.PASSWORD))
                        .json();
        byte[] secret = decode(enrolled.path("secret").asString());
        Instant now = Clock.systemUTC().instant();

        // Not asked for before the first code has shown that the app has it.
        assertThat(client.logIn("two-factors", TestPerson.PASSWORD).status()).isEqualTo(200);
        JsonNode confirmed =
                client.post(
                                "/api/session/second-factor/confirmation",
                                Map.of("code", code(secret, now)))
                        .json();
        String recovery = confirmed.path("recoveryCodes").get(0).asString();
        String next = code(secret, now.plusSeconds(30));

        assertThat(client.logIn("two-factors", "wrong").code()).isEqualTo("login-failed");
        assertThat(client.logIn("two-factors", TestPerson.PASSWORD).code())
                .isEqualTo("second-factor-needed");
        assertThat(logIn(client, "000000").code()).isEqualTo("second-factor-wrong");
        assertThat(logIn(client, code(secret, now)).code()).isEqualTo("second-factor-wrong");
        assertThat(logIn(client, next).status()).isEqualTo(200);
        assertThat(logIn(client, next).code()).isEqualTo("second-factor-wrong");
        assertThat(logIn(client, recovery).status()).isEqualTo(200);
        assertThat(logIn(client, recovery).code()).isEqualTo("second-factor-wrong");
        assertThat(confirmed.path("recoveryCodes")).hasSize(10);
        assertThat(factor(client).path("recoveryCodes").asInt()).isEqualTo(9);
        assertThat(stored("two-factors")).doesNotContain(enrolled.path("secret").asString());

        String another = confirmed.path("recoveryCodes").get(1).asString();
        ApiClient.Answer removed =
                client.post(
                        "/api/session/second-factor/removal",
                        Map.of("password", TestPerson.PASSWORD, "code", another));
        assertThat(removed.status()).as(removed.text()).isEqualTo(204);
        assertThat(client.logIn("two-factors", TestPerson.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theAdministratorHelpsWhoeverLostTheTelephone() {
        TestPerson person = TestPerson.create(HUB, "lost-phone", "VIEWER");
        JsonNode enrolled =
                person.client()
                        .post("/api/session/second-factor", Map.of("password", TestPerson.PASSWORD))
                        .json();
        byte[] secret = decode(enrolled.path("secret").asString());
        person.client()
                .post(
                        "/api/session/second-factor/confirmation",
                        Map.of("code", code(secret, Clock.systemUTC().instant())));

        ApiClient administrator = HUB.logIn("secadmin");
        ApiClient.Answer reset =
                administrator.send("DELETE", "/api/accounts/lost-phone/second-factor", "");

        assertThat(reset.status()).isEqualTo(204);
        assertThat(person.client().logIn("lost-phone", TestPerson.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void aTokenActsForItsOwnerWithinItsScopeAndNoFurther() {
        TestPerson person = TestPerson.create(HUB, "automatic", "ENGINEER", "VIEWER");
        JsonNode made = token(person.client(), "VIEWER", false).json();
        String secret = made.path("secret").asString();
        ApiClient program = new ApiClient(HUB.uri());

        assertThat(program.sendWithBearer("GET", "/api/alerts", secret, "").status())
                .isEqualTo(200);
        assertThat(program.sendWithBearer("POST", "/api/devices", secret, "{}").code())
                .isEqualTo("access-denied");
        assertThat(program.cookie("CHENGYUN_SESSION")).isEmpty();
        for (String path :
                new String[] {
                    "/api/session/password",
                    "/api/tokens",
                    "/%61pi/tokens",
                    "/api/accounts",
                    "/ws/live"
                }) {
            assertThat(program.sendWithBearer("POST", path, secret, "{}").code())
                    .as(path)
                    .isEqualTo("token-not-here");
        }
        assertThat(stored("automatic")).doesNotContain(secret);
        assertThat(person.client().get("/api/tokens").json().get(0).path("lastUsedAt").asLong())
                .isPositive();

        String id = made.path("token").path("id").asString();
        assertThat(person.client().send("DELETE", "/api/tokens/" + id, "").status()).isEqualTo(204);
        // A session of the same browser does not stand in for a token that is void.
        assertThat(person.client().sendWithBearer("GET", "/api/alerts", secret, "").code())
                .isEqualTo("token-invalid");
    }

    @Test
    void aReadingTokenChangesNothingAndNobodyGivesAwayWhatHeHasNot() {
        TestPerson person = TestPerson.create(HUB, "reading", "ENGINEER");
        String secret = token(person.client(), "ENGINEER", true).json().path("secret").asString();

        assertThat(person.client().sendWithBearer("POST", "/api/devices", secret, "{}").code())
                .isEqualTo("token-read-only");
        assertThat(token(person.client(), "SYSTEM_ADMIN", true).code()).isEqualTo("role-not-yours");
        HUB.logIn("secadmin").send("DELETE", "/api/accounts/reading", "");
        assertThat(person.client().sendWithBearer("GET", "/api/rules", secret, "").code())
                .isEqualTo("token-invalid");
    }

    @Test
    void nobodySeesOrRevokesAnothersToken() {
        TestPerson owner = TestPerson.create(HUB, "token-owner", "VIEWER");
        String id =
                token(owner.client(), "VIEWER", true).json().path("token").path("id").asString();
        ApiClient other = HUB.logIn("engineer");

        assertThat(other.get("/api/tokens").json()).isEmpty();
        assertThat(other.send("DELETE", "/api/tokens/" + id, "").code())
                .isEqualTo("token-not-found");
    }

    private static ApiClient.Answer token(ApiClient client, String role, boolean readOnly) {
        return client.post(
                "/api/tokens",
                Map.of(
                        "name",
                        "report",
                        "roles",
                        new String[] {role},
                        "readOnly",
                        readOnly,
                        "expiresAt",
                        Clock.systemUTC().millis() + Duration.ofDays(30).toMillis(),
                        "password",
                        TestPerson.PASSWORD));
    }

    private static ApiClient.Answer logIn(ApiClient client, String code) {
        return client.post(
                "/api/session",
                Map.of("username", "two-factors", "password", TestPerson.PASSWORD, "code", code));
    }

    private static JsonNode factor(ApiClient client) {
        return client.get("/api/session/safety").json().path("secondFactor");
    }

    /** Everything that the database keeps of an account's secrets. */
    private String stored(String username) {
        return String.join(
                "\n",
                jdbc.sql(
                                "SELECT secret FROM second_factor WHERE username = :name UNION ALL"
                                        + " SELECT hash FROM recovery_code WHERE username = :name"
                                        + " UNION ALL SELECT t::text FROM api_token t WHERE"
                                        + " username = :name")
                        .param("name", username)
                        .query(String.class)
                        .list());
    }

    private static String code(byte[] secret, Instant time) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(secret, "RAW"), time, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new AssertionError(e);
        }
    }

    /** Base 32 to 20 bytes, as an authenticator app does it. */
    private static byte[] decode(String base32) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < base32.length(); i++) {
            int five = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(i));
            number = number.shiftLeft(5).add(BigInteger.valueOf(five));
        }
        byte[] bytes = number.add(BigInteger.ONE.shiftLeft(160)).toByteArray();
        return Arrays.copyOfRange(bytes, bytes.length - 20, bytes.length);
    }
}
