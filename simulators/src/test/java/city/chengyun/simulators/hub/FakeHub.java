package city.chengyun.simulators.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.ContractJson;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/**
 * The hub as far as the simulators see it: sessions, CSRF that changes at log-in, and idempotent
 * registration that shows each secret once.
 */
public final class FakeHub implements AutoCloseable {

    public static final String PASSWORD = "correct horse";

    private final HttpServer server;
    private final AtomicInteger tokens = new AtomicInteger();
    private final Set<String> gateways = new HashSet<>();
    private final List<JsonNode> batches = new CopyOnWriteArrayList<>();
    private volatile String token = "t0";
    private volatile boolean loggedIn;
    private volatile boolean starting;

    public FakeHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/session", this::session);
        server.createContext("/api/devices/batch", this::batch);
        server.createContext("/api/devices/links/batch", this::links);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Bodies of the batches so far. */
    public List<JsonNode> batches() {
        return batches;
    }

    /** Answers 503 to registrations until told otherwise. */
    void setStarting(boolean starting) {
        this.starting = starting;
    }

    private void links(HttpExchange exchange) throws IOException {
        int links =
                ContractJson.mapper()
                        .readTree(exchange.getRequestBody().readAllBytes())
                        .get("links")
                        .size();
        answer(exchange, 200, "{\"changed\":" + links + "}");
    }

    private void session(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            if (!hasToken(exchange)) {
                answer(exchange, 403, "{}");
                return;
            }
            JsonNode body =
                    ContractJson.mapper().readTree(exchange.getRequestBody().readAllBytes());
            if (!body.get("password").stringValue().equals(PASSWORD)) {
                answer(exchange, 401, "{\"code\":\"login-failed\"}");
                return;
            }
            loggedIn = true;
            token = "t" + tokens.incrementAndGet();
        }
        answer(exchange, loggedIn ? 200 : 401, "{}");
    }

    private void batch(HttpExchange exchange) throws IOException {
        if (!loggedIn || !hasToken(exchange)) {
            answer(exchange, 403, "{}");
            return;
        }
        if (starting) {
            answer(exchange, 503, "{}");
            return;
        }
        JsonNode body = ContractJson.mapper().readTree(exchange.getRequestBody().readAllBytes());
        batches.add(body);
        List<Map<String, String>> credentials = new ArrayList<>();
        for (JsonNode gateway : body.get("gateways")) {
            String id = gateway.get("id").stringValue();
            if (gateways.add(id) || gateway.get("rotate").booleanValue()) {
                String secret = "secret-" + id + "-" + batches.size();
                credentials.add(Map.of("username", id, "password", secret));
            }
        }
        answer(
                exchange,
                200,
                ContractJson.toText(
                        Map.of("created", 0, "updated", 0, "credentials", credentials)));
    }

    private boolean hasToken(HttpExchange exchange) {
        return token.equals(exchange.getRequestHeaders().getFirst("X-XSRF-TOKEN"));
    }

    private void answer(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().add("Set-Cookie", "XSRF-TOKEN=" + token + "; Path=/");
        byte[] body = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
