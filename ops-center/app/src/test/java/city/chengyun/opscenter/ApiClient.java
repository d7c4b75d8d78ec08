package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser without a window: keeps cookies and sends the CSRF token back. */
final class ApiClient {

    private static final JsonMapper JSON = new JsonMapper();

    private final URI hub;
    private final CookieManager cookies;
    private final HttpClient http;

    ApiClient(URI hub) {
        this(hub, new CookieManager());
        get("/api/session");
    }

    private ApiClient(URI hub, CookieManager cookies) {
        this.hub = hub;
        this.cookies = cookies;
        this.http =
                HttpClient.newBuilder()
                        .cookieHandler(cookies)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
    }

    /** The same browser, its cookies included, at another address of the hub. */
    ApiClient withHub(URI other) {
        return new ApiClient(other, cookies);
    }

    static ApiClient loggedIn(URI hub, String username, String password) {
        ApiClient client = new ApiClient(hub);
        Answer answer = client.logIn(username, password);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return client;
    }

    /** What the server answered. */
    record Answer(int status, String text, HttpResponse<String> response) {

        JsonNode json() {
            return JSON.readTree(text);
        }

        String code() {
            return json().path("code").asString("");
        }
    }

    Answer logIn(String username, String password) {
        return post("/api/session", Map.of("username", username, "password", password));
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    Answer send(String method, String path, Object body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                        .method(
                                method,
                                HttpRequest.BodyPublishers.ofString(
                                        body instanceof String text
                                                ? text
                                                : JSON.writeValueAsString(body))));
    }

    /** Sends a file instead of JSON. */
    Answer upload(String path, String contentType, byte[] file) {
        return send(
                request(path)
                        .header("Content-Type", contentType)
                        .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(file)));
    }

    /** Sends as a program with an API token would; the cookies go along. */
    Answer sendWithBearer(String method, String path, String secret, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + secret)
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends a file as a browser's form does. */
    Answer uploadForm(String path, String name, byte[] content) {
        String head =
                "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        var body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.UTF_8));
        return send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=part")
                        .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** What is stored there, as it is. */
    HttpResponse<byte[]> download(String path) {
        try {
            return http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError("the hub does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    Answer sendWithoutToken(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.ofString("{}")));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new AssertionError("the hub does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The cookies of this browser, for what goes beyond the hub. */
    CookieManager cookies() {
        return cookies;
    }

    URI hub() {
        return hub;
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Plants a cookie, as somebody who wants to share the victim's session would. */
    void plant(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setDomain(hub.getHost()); // else it stands beside the hub's own of this name
        cookie.setVersion(0);
        cookies.getCookieStore().add(hub, cookie);
    }

    String cookieHeader() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }
}
