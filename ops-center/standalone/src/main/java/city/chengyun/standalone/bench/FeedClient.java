package city.chengyun.standalone.bench;

import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One browser of many: it looks at a part of the map and notes the alerts that it is told. */
final class FeedClient implements WebSocket.Listener {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ALERT = "{\"type\":\"alert\"";

    private final BiConsumer<JsonNode, Long> onAlert;
    private final AtomicLong chars;
    private final StringBuilder frame = new StringBuilder();
    private final List<Long> seqs = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private boolean asleep;
    private @Nullable WebSocket socket;

    /**
     * @param onAlert is told each alert once and when it arrived, {@link System#nanoTime}
     * @param chars counts what all clients are sent
     */
    FeedClient(BiConsumer<JsonNode, Long> onAlert, AtomicLong chars) {
        this.onAlert = onAlert;
        this.chars = chars;
    }

    void open(AppClient account, String view) {
        var opened = account.feed(this);
        socket = opened;
        opened.sendText(view, true).join();
    }

    /** Reads nothing from now on, like a page that its machine has no time for. */
    synchronized void sleep() {
        asleep = true;
    }

    /** Reads on, what came meanwhile first. */
    void wake() {
        synchronized (this) {
            asleep = false;
        }
        var opened = socket;
        if (opened != null) {
            opened.request(1);
        }
    }

    /** Numbers of the changes that it was told, in their order. */
    synchronized List<Long> seqs() {
        return List.copyOf(seqs);
    }

    void close() {
        var opened = socket;
        if (opened != null) {
            opened.abort();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        var arrived = System.nanoTime();
        frame.append(data);
        if (last) {
            chars.addAndGet(frame.length());
            if (frame.indexOf(ALERT) == 0) {
                note(JSON.readTree(frame.toString()), arrived);
            }
            frame.setLength(0);
        }
        synchronized (this) {
            if (!asleep || !last) {
                from.request(1);
            }
        }
        return null;
    }

    private void note(JsonNode message, long arrived) {
        var alert = message.path("alert");
        synchronized (this) {
            seqs.add(message.path("seq").asLong());
            if (!known.add(alert.path("id").asString())) {
                return;
            }
        }
        onAlert.accept(alert, arrived);
    }
}
