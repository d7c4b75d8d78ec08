package city.chengyun.simulators.hub;

import city.chengyun.contract.ContractJson;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * A session with the hub's REST interface: logs in with user name and password, then registers
 * devices. Not thread-safe.
 */
public final class HubClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String CSRF_COOKIE = "XSRF-TOKEN";
    private static final String CSRF_HEADER = "X-XSRF-TOKEN";

    private final URI hub;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(TIMEOUT).build();

    /** A client of the hub at an address such as {@code http://localhost:8080}. */
    public HubClient(URI hub) {
        this.hub = hub;
    }

    /**
     * Opens a session.
     *
     * @throws HubRefused if user name or password are wrong, or the account is locked
     * @throws IOException if the hub cannot be reached
     */
    public void logIn(String username, String password) throws IOException, InterruptedException {
        // Brings the first CSRF cookie; not being logged in is the expected answer.
        send(request("/api/session").GET().build());
        post("/api/session", Map.of("username", username, "password", password));
        // The token changes at log-in.
        send(request("/api/session").GET().build());
    }

    /**
     * Registers gateways and devices.
     *
     * @return secrets of gateways that are new or asked for a new one, by id
     * @throws HubRefused if the hub refuses the batch
     * @throws IOException if the hub cannot be reached
     */
    public Map<String, String> register(Registration.Batch batch)
            throws IOException, InterruptedException {
        String answer = post("/api/devices/batch", batch);
        return ContractJson.fromText(answer, Registration.Answer.class).secrets();
    }

    /**
     * Says which device feeds which.
     *
     * @throws HubRefused if the hub refuses them
     * @throws IOException if the hub cannot be reached
     */
    public void link(Registration.Links links) throws IOException, InterruptedException {
        post("/api/devices/links/batch", links);
    }

    private String post(String path, Object body) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(ContractJson.toBytes(body)));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(CSRF_COOKIE))
                .map(HttpCookie::getValue)
                .forEach(token -> request.setHeader(CSRF_HEADER, token));
        HttpResponse<String> response = send(request.build());
        if (response.statusCode() / 100 != 2) {
            throw new HubRefused(path, response.statusCode(), response.body());
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.resolve(path)).timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return http.send(request, BodyHandlers.ofString());
    }
}
