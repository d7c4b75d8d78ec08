package city.chengyun.intake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * Answers {@code GET /health} (200 when ready, 503 before) and {@code GET /metrics} (Prometheus
 * text) on loopback. Once ready a process stays so while the log is away: restarting it would not
 * bring the log back. Whether the log answers is a metric.
 */
final class HealthServer implements AutoCloseable {

    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService executor;

    private HealthServer(HttpServer server, ExecutorService executor) {
        this.server = server;
        this.executor = executor;
    }

    /**
     * Binds the port and starts to answer.
     *
     * @param port loopback port; 0 = any free one
     * @throws IOException when the port is taken
     */
    static HealthServer start(int port, BooleanSupplier ready, PrometheusMeterRegistry meters)
            throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService executor =
                Executors.newSingleThreadExecutor(DaemonThreads.named("intake-health"));
        server.setExecutor(executor);
        server.createContext("/health", exchange -> answerHealth(exchange, ready.getAsBoolean()));
        server.createContext("/metrics", exchange -> answerMetrics(exchange, meters));
        server.start();
        return new HealthServer(server, executor);
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    private static void answerHealth(HttpExchange exchange, boolean ready) throws IOException {
        answer(
                exchange,
                ready ? OK : SERVICE_UNAVAILABLE,
                "application/json",
                ready ? "{\"status\":\"UP\"}" : "{\"status\":\"STARTING\"}");
    }

    private static void answerMetrics(HttpExchange exchange, PrometheusMeterRegistry meters)
            throws IOException {
        answer(exchange, OK, "text/plain; version=0.0.4; charset=utf-8", meters.scrape());
    }

    private static void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
                return;
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
