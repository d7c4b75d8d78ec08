package city.chengyun.cityjob.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.BooleanSupplier;

/**
 * Answers {@code GET /health}, 200 once the job runs and 503 before and after, and {@code GET
 * /metrics}, on loopback.
 */
final class HealthEndpoint implements AutoCloseable {

    private final HttpServer server;

    private HealthEndpoint(HttpServer server) {
        this.server = server;
    }

    /**
     * @param port loopback port; 0 for any free one
     * @throws IOException if the port is taken
     */
    static HealthEndpoint start(int port, BooleanSupplier running) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health", exchange -> answerHealth(exchange, running));
        server.createContext("/metrics", exchange -> answer(exchange, 200, JobMetrics.text()));
        server.start();
        return new HealthEndpoint(server);
    }

    private static void answerHealth(HttpExchange exchange, BooleanSupplier running)
            throws IOException {
        boolean up = running.getAsBoolean();
        answer(exchange, up ? 200 : 503, up ? "{\"status\":\"UP\"}" : "{\"status\":\"STARTING\"}");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(UTF_8);
            String type = text.startsWith("{") ? "application/json" : "text/plain; version=0.0.4";
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
