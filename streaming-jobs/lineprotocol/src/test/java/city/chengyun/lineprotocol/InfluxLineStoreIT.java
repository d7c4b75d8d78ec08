package city.chengyun.lineprotocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes over the wire, and how each answer is understood. */
class InfluxLineStoreIT {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private HttpServer server;
    private InfluxLineStore store;

    @BeforeEach
    void startServer() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/write",
                exchange -> {
                    received.add(exchange.getRequestURI().getQuery());
                    received.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                    byte[] answer =
                            status == 204 ? new byte[0] : "{\"error\":\"no\"}".getBytes(UTF_8);
                    exchange.sendResponseHeaders(status, status == 204 ? -1 : answer.length);
                    if (status != 204) {
                        exchange.getResponseBody().write(answer);
                    }
                    exchange.close();
                });
        server.start();
        store = storeAt(server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        store.close();
        server.stop(0);
    }

    @Test
    void sendsLinesWithDatabaseAndMillisecondPrecision() throws Exception {
        store.write(List.of("a v=1 1", "b v=2 2"));

        assertThat(received.get(0)).contains("db=city", "precision=ms");
        assertThat(received.get(1)).isEqualTo("a v=1 1\nb v=2 2");
    }

    @Test
    void readsTheRemedyFromTheStatus() {
        assertThat(remedyFor(400)).isEqualTo(Remedy.ISOLATE);
        assertThat(remedyFor(401)).isEqualTo(Remedy.FAIL);
        assertThat(remedyFor(503)).isEqualTo(Remedy.RETRY);
    }

    @Test
    void tellsTheStoresReason() {
        status = 400;

        assertThatThrownBy(() -> store.write(List.of("x")))
                .isInstanceOf(WriteFailed.class)
                .hasMessageContaining("HTTP 400: {\"error\":\"no\"}");
    }

    @Test
    void aStoreThatIsAwayIsWorthARetry() {
        int port = server.getAddress().getPort();
        server.stop(0);

        try (InfluxLineStore away = storeAt(port)) {
            assertThatThrownBy(() -> away.write(List.of("a v=1 1")))
                    .isInstanceOfSatisfying(
                            WriteFailed.class, e -> assertThat(e.remedy()).isEqualTo(Remedy.RETRY));
        }
    }

    private Remedy remedyFor(int answer) {
        status = answer;
        try {
            store.write(List.of("a v=1 1"));
            throw new AssertionError("accepted");
        } catch (WriteFailed e) {
            return e.remedy();
        }
    }

    private static InfluxLineStore storeAt(int port) {
        return new InfluxLineStore(
                LineProtocolOptions.of(URI.create("http://127.0.0.1:" + port), "city"));
    }
}
