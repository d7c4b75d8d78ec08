package city.chengyun.simulators.simulate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code GET /health} (200 when ready, 503 before) and {@code GET /metrics}, on loopback only. */
final class HealthServer implements AutoCloseable {

    private final HttpServer server;

    /**
     * Starts serving.
     *
     * @param port 0 for any free one
     * @throws IOException if the port is taken
     */
    HealthServer(int port, BooleanSupplier ready, Supplier<String> metrics) throws IOException {
        server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(
                "/health",
                exchange -> {
                    boolean isReady = ready.getAsBoolean();
                    answer(exchange, isReady ? 200 : 503, isReady ? "ready\n" : "starting\n");
                });
        server.createContext("/metrics", exchange -> answer(exchange, 200, metrics.get()));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
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
