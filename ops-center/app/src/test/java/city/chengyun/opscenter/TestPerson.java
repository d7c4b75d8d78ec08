package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/**
 * An account made for one test, with a password that its owner has chosen.
 *
 * @param client logged in
 */
record TestPerson(String username, ApiClient client) {

    static final String PASSWORD = "Chosen-by-me-1";

    /** Has the security administrator make it, logs in and changes the password. */
    static TestPerson create(TestHub hub, String username, String... roles) {
        ApiClient client = new ApiClient(hub.uri());
        String first = make(hub.logIn("secadmin"), username, roles);
        assertThat(client.logIn(username, first).status()).isEqualTo(200);
        ApiClient.Answer changed = changePassword(client, first, PASSWORD);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        return new TestPerson(username, client);
    }

    /** Makes the account; answers its first password. */
    static String make(ApiClient administrator, String username, String... roles) {
        ApiClient.Answer made =
                administrator.post(
                        "/api/accounts",
                        Map.of("username", username, "displayName", "测试", "roles", List.of(roles)));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().path("password").asString();
    }

    static ApiClient.Answer changePassword(ApiClient client, String current, String next) {
        return client.send(
                "PUT", "/api/session/password", Map.of("current", current, "next", next));
    }
}
