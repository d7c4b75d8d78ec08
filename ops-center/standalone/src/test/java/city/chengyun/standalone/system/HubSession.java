package city.chengyun.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is logged in to the app and uses its REST interface. */
final class HubSession {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final String url;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;

    private HubSession(RunningHub hub) {
        this.url = hub.url();
        var builder = HttpClient.newBuilder().cookieHandler(cookies);
        if (url.startsWith("https:")) {
            builder.sslContext(Trust.in(hub.certificate()));
        }
        this.client = builder.build();
    }

    static HubSession logIn(RunningHub hub, String username) {
        var session = new HubSession(hub);
        session.send("GET", "/api/session", null);
        var answer =
                session.send(
                        "POST",
                        "/api/session",
                        Map.of("username", username, "password", hub.password(username)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        session.send("GET", "/api/session", null);
        return session;
    }

    JsonNode get(String path) {
        return expect(200, send("GET", path, null));
    }

    JsonNode post(int status, String path, Object body) {
        return expect(status, send("POST", path, body));
    }

    JsonNode patch(int status, String path, Object body) {
        return expect(status, send("PATCH", path, body));
    }

    void delete(int status, String path) {
        var answer = send("DELETE", path, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private JsonNode expect(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode())
                .as("%s: %s", answer.request().uri(), answer.body())
                .isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, @Nullable Object body) {
        var publisher =
                body == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(JSON.writeValueAsString(body));
        var request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .timeout(TIMEOUT)
                        .header("Content-Type", "application/json")
                        .method(method, publisher);
        csrfToken().ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Optional<String> csrfToken() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .findFirst();
    }
}
