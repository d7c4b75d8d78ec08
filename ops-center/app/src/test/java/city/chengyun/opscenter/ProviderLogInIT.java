package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.identityprovider.IdentityProvider;
import city.chengyun.identityprovider.IdentityProvider.Person;
import city.chengyun.testkit.Ports;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People log in at the city's identity provider instead (OpenID Connect). */
class ProviderLogInIT {

    private static final String BEGIN = "/api/session/provider/city";

    private static IdentityProvider provider;
    private static TestHub hub;

    @BeforeAll
    static void start() {
        int port = Ports.free();
        provider =
                IdentityProvider.start(
                        URI.create("http://127.0.0.1:" + port),
                        new Person("1001", "viewer", 0),
                        new Person("1002", "viewer", 0),
                        new Person("1003", "nobody-here", 0),
                        new Person("1004", "secadmin", 0),
                        new Person("1005", "engineer", 0),
                        new Person("1006", "duty", 3600));
        Map<String, String> properties = new HashMap<>(provider.hubProperties());
        properties.put("server.port", String.valueOf(port));
        hub = TestHub.start(properties);
    }

    @AfterAll
    static void stop() {
        hub.close();
        provider.close();
    }

    @Test
    void tellsWhatTheProviderIsCalledAndThatThereIsNoneWhereNoneIs() {
        assertThat(
                        new ApiClient(hub.uri())
                                .get("/api/session/ways")
                                .json()
                                .path("provider")
                                .asString())
                .isEqualTo("市统一身份认证");
        assertThat(
                        new ApiClient(TestHub.shared().uri())
                                .get("/api/session/ways")
                                .json()
                                .path("provider")
                                .isNull())
                .isTrue();
    }

    @Test
    void bindsThePersonToTheAccountOfTheNameAndNobodyElseAfterThat() {
        Visitor first = new Visitor(hub.uri(), "1001");

        assertThat(first.comeIn(BEGIN)).isEqualTo("/log-in?back");
        assertThat(first.client().get("/api/session").json().path("username").asString())
                .isEqualTo("viewer");
        assertThat(first.client().get("/api/alerts").status()).isEqualTo(200);

        assertThat(new Visitor(hub.uri(), "1002").comeIn(BEGIN))
                .isEqualTo("/log-in?problem=provider-other-person");
        assertThat(new Visitor(hub.uri(), "1001").comeIn(BEGIN)).isEqualTo("/log-in?back");

        ApiClient administrator = hub.logIn("secadmin");
        assertThat(administrator.get("/api/accounts/viewer").json().path("identity").asBoolean())
                .isTrue();
        assertThat(administrator.send("DELETE", "/api/accounts/viewer/identity", "").status())
                .isEqualTo(204);
        assertThat(first.client().get("/api/session").status()).isEqualTo(401);
        assertThat(new Visitor(hub.uri(), "1002").comeIn(BEGIN)).isEqualTo("/log-in?back");
    }

    @Test
    void letsInNobodyWithoutAnAccountAndNoAdministrator() {
        Visitor stranger = new Visitor(hub.uri(), "1003");

        assertThat(stranger.comeIn(BEGIN)).isEqualTo("/log-in?problem=provider-no-account");
        assertThat(stranger.client().get("/api/session").status()).isEqualTo(401);
        assertThat(new Visitor(hub.uri(), "1004").comeIn(BEGIN))
                .isEqualTo("/log-in?problem=provider-administrator");
    }

    @Test
    void aDangerousActNeedsThePasswordThatWasGivenAtTheProviderJustNow() {
        Visitor plain = new Visitor(hub.uri(), "1005");
        plain.comeIn(BEGIN);
        String valve = register(plain.client());
        assertThat(close(plain.client(), valve)).isEqualTo("reauthentication-required");

        Visitor again = new Visitor(hub.uri(), "1005");
        again.comeIn(BEGIN + "?again");
        assertThat(close(again.client(), valve)).isNotEqualTo("reauthentication-required");

        Visitor anHourAgo = new Visitor(hub.uri(), "1006");
        assertThat(anHourAgo.comeIn(BEGIN + "?again")).isEqualTo("/log-in?back");
        assertThat(close(anHourAgo.client(), valve)).isEqualTo("reauthentication-required");
    }

    @Test
    void anAnswerThatThisBrowserDidNotAskForIsRefused() {
        Visitor victim = new Visitor(hub.uri(), "1005");
        String answer = new Visitor(hub.uri(), "1005").answerOf(BEGIN);

        assertThat(victim.follow(answer)).isEqualTo("/log-in?problem=provider-failed");
        assertThat(victim.client().get("/api/session").status()).isEqualTo(401);
    }

    @Test
    void aHubStartsWithoutItsProviderAndSaysSo() {
        Map<String, String> properties = new HashMap<>(provider.hubProperties());
        properties.put("CHENGYUN_OIDC_ISSUER", "http://127.0.0.1:1");
        try (TestHub lonely = TestHub.start(properties)) {
            assertThat(new Visitor(lonely.uri(), "1001").follow(BEGIN))
                    .isEqualTo("/log-in?problem=provider-away");
            assertThat(lonely.logIn("duty").get("/api/session").status()).isEqualTo(200);
        }
    }

    private static String register(ApiClient engineer) {
        String valve = "valve-" + UUID.randomUUID().toString().substring(0, 8);
        Map<String, String> device =
                Map.of("id", valve, "name", valve, "kind", "control-valve", "adcode", "130102");
        assertThat(engineer.post("/api/devices", device).status()).isEqualTo(201);
        return valve;
    }

    /** What closing the valve, a dangerous act, is refused with; this hub has no broker. */
    private static String close(ApiClient who, String valve) {
        return who.post("/api/devices/" + valve + "/commands", Map.of("name", "close")).code();
    }
}
