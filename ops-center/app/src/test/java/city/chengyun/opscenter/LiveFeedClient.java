package city.chengyun.opscenter;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The browser's end of the live feed; keeps every message. */
final class LiveFeedClient implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private final WebSocket socket;

    private LiveFeedClient(ApiClient browser, String origin) {
        URI address =
                URI.create(browser.hub().toString().replace("http:", "ws:")).resolve("/ws/live");
        this.socket =
                HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .header("Cookie", browser.cookieHeader())
                        .header("Origin", origin)
                        .buildAsync(address, this)
                        .join();
    }

    static LiveFeedClient connect(ApiClient browser) {
        return new LiveFeedClient(browser, browser.hub().toString());
    }

    static LiveFeedClient connectFrom(String origin, ApiClient browser) {
        return new LiveFeedClient(browser, origin);
    }

    void send(String message) {
        socket.sendText(message, true).join();
    }

    List<JsonNode> messages() {
        return messages;
    }

    /** The first message of a type that fits, now or soon. */
    JsonNode awaitMessage(String type, Predicate<JsonNode> fits) {
        await().atMost(Duration.ofSeconds(20)).until(() -> find(type, fits) != null);
        JsonNode found = find(type, fits);
        if (found == null) {
            throw new AssertionError("it was there");
        }
        return found;
    }

    private @Nullable JsonNode find(String type, Predicate<JsonNode> fits) {
        return messages.stream()
                .filter(message -> message.path("type").asString().equals(type))
                .filter(fits)
                .findFirst()
                .orElse(null);
    }

    int awaitClose() {
        return closed.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(
            WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        partial.writeBytes(part);
        if (last) {
            messages.add(JSON.readTree(partial.toByteArray()));
            partial.reset();
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(
            WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
