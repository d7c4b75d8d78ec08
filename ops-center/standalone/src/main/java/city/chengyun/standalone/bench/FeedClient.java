package city.chengyun.standalone.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One browser of many: it looks at a part of the map and notes the alerts that it is told. */
final class FeedClient implements WebSocket.Listener {

    private static final String ALERT = "{\"type\":\"alert\"";

    private final BiConsumer<Long, Long> onAlert;
    private final AtomicLong chars;
    private final StringBuilder frame = new StringBuilder();
    private final List<Long> seqs = new ArrayList<>();
    private final Set<Long> known = new HashSet<>();
    private boolean asleep;
    private @Nullable WebSocket socket;

    /**
     * @param onAlert is told the onset of each alert once, and when it arrived, {@link
     *     System#nanoTime}
     * @param chars counts what all clients are sent
     */
    FeedClient(BiConsumer<Long, Long> onAlert, AtomicLong chars) {
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
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        var arrived = System.nanoTime();
        // Latin-1 keeps bytes and characters the same: what is looked for is ASCII.
        frame.append(ISO_8859_1.decode(data));
        if (last) {
            chars.addAndGet(frame.length());
            if (frame.indexOf(ALERT) == 0) {
                note(arrived);
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

    /** Without parsing: a thousand clients share the machine with what is measured. */
    private void note(long arrived) {
        var onset = number("\"onset\":");
        synchronized (this) {
            seqs.add(number("\"seq\":"));
            if (!known.add(onset)) {
                return;
            }
        }
        onAlert.accept(onset, arrived);
    }

    /** The first number behind a name. */
    private long number(String name) {
        var begin = frame.indexOf(name) + name.length();
        var end = begin;
        while (Character.isDigit(frame.charAt(end))) {
            end++;
        }
        return Long.parseLong(frame, begin, end, 10);
    }
}
