package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class LogInIT {

    private final TestHub hub = TestHub.shared();

    @Test
    void opensASessionWithTheRightPasswordAndClosesIt() {
        ApiClient client = new ApiClient(hub.uri());

        assertThat(client.get("/api/session").status()).isEqualTo(401);
        ApiClient.Answer opened = client.logIn("duty", TestHub.PASSWORD);
        client.get("/api/session");

        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.json().path("roles").toString()).isEqualTo("[\"DUTY_OFFICER\"]");
        assertThat(client.get("/api/alerts").status()).isEqualTo(200);
        assertThat(client.send("DELETE", "/api/session", "").status()).isEqualTo(204);
        assertThat(client.get("/api/alerts").code()).isEqualTo("not-logged-in");
    }

    @Test
    void keepsTheSessionCookieFromScriptsAndOtherSites() {
        ApiClient client = new ApiClient(hub.uri());

        String cookie =
                client
                        .logIn("viewer", TestHub.PASSWORD)
                        .response()
                        .headers()
                        .allValues("Set-Cookie")
                        .stream()
                        .filter(header -> header.startsWith("CHENGYUN_SESSION"))
                        .findFirst()
                        .orElseThrow()
                        .toLowerCase(Locale.ROOT);

        assertThat(cookie).contains("httponly", "samesite=strict");
    }

    @Test
    void givesEachLogInANewSession() {
        ApiClient client = hub.logIn("viewer");
        String first = client.cookie("CHENGYUN_SESSION");

        client.get("/api/session");
        client.logIn("viewer", TestHub.PASSWORD);

        assertThat(client.cookie("CHENGYUN_SESSION")).isNotEqualTo(first);
    }

    /** Session fixation: who planted the session cookie is not in the session that begins. */
    @Test
    void aPlantedSessionIsNotTheOneThatTheLogInOpens() {
        ApiClient attacker = hub.logIn("viewer");
        String planted = attacker.cookie("CHENGYUN_SESSION");
        ApiClient victim = new ApiClient(hub.uri());
        victim.plant("CHENGYUN_SESSION", planted);

        ApiClient.Answer opened = victim.logIn("engineer", TestHub.PASSWORD);

        assertThat(opened.response().headers().allValues("Set-Cookie"))
                .anyMatch(
                        header ->
                                header.startsWith("CHENGYUN_SESSION=")
                                        && !header.contains(planted));
        assertThat(attacker.get("/api/session").code()).isEqualTo("not-logged-in");
    }

    @Test
    void answersAnUnknownUserLikeAWrongPassword() {
        ApiClient client = new ApiClient(hub.uri());

        ApiClient.Answer wrong = client.logIn("sysadmin", "wrong");
        ApiClient.Answer unknown = client.logIn("nobody-at-all", "wrong");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.text()).isEqualTo(wrong.text());
    }

    @Test
    void locksOutAfterFiveFailuresEvenWithTheRightPassword() {
        // An account that no other test wants to log in with.
        Sql.asOwner(
                "INSERT INTO account (username, display_name, password_hash, roles,"
                        + " password_changed_at, used_at)"
                        + " SELECT 'lockable', 'lockable', password_hash, roles,"
                        + " password_changed_at, used_at"
                        + " FROM account WHERE username = 'viewer'");
        ApiClient client = new ApiClient(hub.uri());

        for (int i = 0; i < 5; i++) {
            assertThat(client.logIn("lockable", "wrong").code()).isEqualTo("login-failed");
        }
        ApiClient.Answer locked = client.logIn("lockable", TestHub.PASSWORD);

        assertThat(locked.status()).isEqualTo(429);
        assertThat(locked.code()).isEqualTo("login-locked");
        assertThat(locked.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(
                        hub.logIn("auditor")
                                .get("/api/ledger?object=account:lockable&outcome=refused")
                                .json()
                                .path("items")
                                .path(0)
                                .path("action")
                                .asString())
                .isEqualTo("session.locked-out");
    }

    @Test
    void locksOutAMadeUpNameInTheSameWay() {
        ApiClient client = new ApiClient(hub.uri());

        for (int i = 0; i < 5; i++) {
            client.logIn("made-up", "wrong");
        }

        assertThat(client.logIn("made-up", "wrong").code()).isEqualTo("login-locked");
    }

    @Test
    void refusesALogInWithoutTheCsrfToken() {
        ApiClient client = new ApiClient(hub.uri());

        assertThat(client.sendWithoutToken("POST", "/api/session").code())
                .isEqualTo("csrf-token-invalid");
    }
}
