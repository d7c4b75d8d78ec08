package city.chengyun.standalone.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler.ClientHandshakeStateEvent;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One browser of many: it looks at a part of the map and notes the alerts that it is told. */
final class FeedClient extends SimpleChannelInboundHandler<WebSocketFrame> {

    private static final String ALERT = "{\"type\":\"alert\"";
    private static final int OPEN_SECONDS = 20;

    private final BiConsumer<Long, Long> onAlert;
    private final AtomicLong bytes;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final List<Long> seqs = new ArrayList<>();
    private final Set<Long> known = new HashSet<>();
    private @Nullable Channel channel;

    /**
     * @param onAlert is told the onset of each alert once, and when it arrived, {@link
     *     System#nanoTime}
     * @param bytes counts what all clients are sent
     */
    FeedClient(BiConsumer<Long, Long> onAlert, AtomicLong bytes) {
        this.onAlert = onAlert;
        this.bytes = bytes;
    }

    /** Connects and looks at a part of the map; returns when it is connected. */
    void open(FeedSockets sockets, String view) throws IOException, InterruptedException {
        var connected = sockets.open(this);
        channel = connected;
        opened.orTimeout(OPEN_SECONDS, TimeUnit.SECONDS).join();
        if (!connected.writeAndFlush(new TextWebSocketFrame(view)).await().isSuccess()) {
            throw new IOException("The live feed closed the connection");
        }
    }

    /** Reads nothing from now on, like a page that its machine has no time for. */
    void sleep() {
        setReading(false);
    }

    /** Reads on, what came meanwhile first. */
    void wake() {
        setReading(true);
    }

    private void setReading(boolean on) {
        var connected = channel;
        if (connected != null) {
            connected.config().setAutoRead(on);
        }
    }

    /** Numbers of the changes that it was told, in their order. */
    synchronized List<Long> seqs() {
        return List.copyOf(seqs);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
            opened.complete(null);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        opened.completeExceptionally(cause);
        var unused = context.close();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        var arrived = System.nanoTime();
        var content = frame.content();
        bytes.addAndGet(content.readableBytes());
        if (isAlert(content)) {
            note(content.toString(ISO_8859_1), arrived);
        }
    }

    private static boolean isAlert(ByteBuf content) {
        return content.readableBytes() > ALERT.length()
                && content.toString(content.readerIndex(), ALERT.length(), ISO_8859_1)
                        .equals(ALERT);
    }

    /** Without parsing: a thousand clients share the machine with what is measured. */
    private void note(String alert, long arrived) {
        var onset = number(alert, "\"onset\":");
        synchronized (this) {
            seqs.add(number(alert, "\"seq\":"));
            if (!known.add(onset)) {
                return;
            }
        }
        onAlert.accept(onset, arrived);
    }

    /** The first number behind a name. */
    private static long number(String alert, String name) {
        var begin = alert.indexOf(name) + name.length();
        var end = begin;
        while (Character.isDigit(alert.charAt(end))) {
            end++;
        }
        return Long.parseLong(alert, begin, end, 10);
    }
}
