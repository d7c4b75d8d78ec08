package city.chengyun.standalone.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.net.URI;

/**
 * The connections of many browsers to the live feed, all read by one thread: they share the machine
 * with what is measured, so they have to cost little.
 */
final class FeedSockets implements AutoCloseable {

    private static final int MAX_HANDSHAKE_BYTES = 65_536;
    private static final int MAX_MESSAGE_BYTES = 4 << 20;

    private final URI feed;
    private final HttpHeaders headers;
    private final EventLoopGroup reader = new NioEventLoopGroup(1);

    FeedSockets(AppClient account) {
        feed = URI.create(account.url().replaceFirst("http", "ws") + "/ws/live");
        headers =
                new DefaultHttpHeaders()
                        .add(HttpHeaderNames.ORIGIN, account.url())
                        .add(HttpHeaderNames.COOKIE, account.cookie());
    }

    /** Connects; the client hears of the end of the WebSocket handshake. */
    Channel open(FeedClient client) throws InterruptedException {
        var config =
                WebSocketClientProtocolConfig.newBuilder()
                        .webSocketUri(feed)
                        .customHeaders(headers)
                        .maxFramePayloadLength(MAX_MESSAGE_BYTES)
                        .build();
        return new Bootstrap()
                .group(reader)
                .channel(NioSocketChannel.class)
                .handler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                channel.pipeline()
                                        .addLast(
                                                new HttpClientCodec(),
                                                new HttpObjectAggregator(MAX_HANDSHAKE_BYTES),
                                                new WebSocketClientProtocolHandler(config),
                                                new WebSocketFrameAggregator(MAX_MESSAGE_BYTES),
                                                client);
                            }
                        })
                .connect(feed.getHost(), feed.getPort())
                .sync()
                .channel();
    }

    @Override
    public void close() {
        reader.shutdownGracefully().syncUninterruptibly();
    }
}
