package city.chengyun.standalone.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is logged in to the app. */
final class AppClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final String url;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

    AppClient(String url, String username, String password)
            throws IOException, InterruptedException {
        this.url = url;
        send("GET", "/api/session", "");
        post("/api/session", Map.of("username", username, "password", password));
        // The token changed with the log-in.
        send("GET", "/api/session", "");
    }

    JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return send("POST", path, JSON.writeValueAsString(body));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    /** The app's address. */
    String url() {
        return url;
    }

    /** Header {@code Cookie} of the session. */
    String cookie() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private JsonNode send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .forEach(token -> request.setHeader("X-XSRF-TOKEN", token));
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (method.equals("POST") && answer.statusCode() >= 300) {
            throw new IOException("%s: %d %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body());
    }
}
