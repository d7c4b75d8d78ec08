package city.chengyun.opscenter.live.web;

import city.chengyun.geo.BoundingBox;
import city.chengyun.opscenter.live.internal.AlertBroadcast;
import city.chengyun.opscenter.live.internal.DevicePush;
import city.chengyun.opscenter.live.internal.LiveClient;
import city.chengyun.opscenter.live.internal.LiveClients;
import city.chengyun.opscenter.live.internal.ScreenDelay;
import city.chengyun.opscenter.party.Account;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.support.HttpSessionHandshakeInterceptor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The WebSocket end of the live feed. */
@Component
class LiveFeedHandler extends TextWebSocketHandler {

    private static final Logger log = LoggerFactory.getLogger(LiveFeedHandler.class);

    private static final String CLIENT = "client";
    private static final String LIMIT = "limit";

    private final LiveClients clients;
    private final AlertBroadcast alerts;
    private final DevicePush devices;
    private final ScreenDelay delay;
    private final Clock clock;
    private final JsonMapper json;

    LiveFeedHandler(
            LiveClients clients,
            AlertBroadcast alerts,
            DevicePush devices,
            ScreenDelay delay,
            Clock clock,
            JsonMapper json) {
        this.clients = clients;
        this.alerts = alerts;
        this.devices = devices;
        this.delay = delay;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        Optional<LiveClient> client =
                clients.connect(account(session), sessionId(session), wire(session));
        if (client.isEmpty()) {
            session.close(CloseStatus.SERVICE_OVERLOAD);
            return;
        }
        session.getAttributes().put(CLIENT, client.get());
        session.getAttributes().put(LIMIT, messageLimit());
        alerts.onConnected(client.get());
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message)
            throws IOException {
        if (!(session.getAttributes().get(CLIENT) instanceof LiveClient client)
                || !(session.getAttributes().get(LIMIT) instanceof Bucket limit)) {
            return;
        }
        if (!limit.tryConsume(1)) {
            session.close(CloseStatus.POLICY_VIOLATION.withReason("too many messages"));
            return;
        }
        try {
            handle(client, json.readValue(message.getPayload(), ClientMessage.class));
        } catch (JacksonException | IllegalArgumentException e) {
            log.debug("Unreadable message of {}", client, e);
            session.close(
                    CloseStatus.BAD_DATA.withReason("expected a view, resume or seen message"));
        }
    }

    private void handle(LiveClient client, ClientMessage message) {
        if (message instanceof ClientMessage.View view) {
            devices.look(client, box(view.bbox()));
        } else if (message instanceof ClientMessage.Resume resume) {
            alerts.onResume(client, resume.seq());
        } else if (message instanceof ClientMessage.Seen seen && client.onSeen(seen.at())) {
            delay.record(Duration.ofMillis(Math.max(0, clock.millis() - seen.at())));
        }
    }

    private static BoundingBox box(List<Double> bbox) {
        return new BoundingBox(bbox.get(0), bbox.get(1), bbox.get(2), bbox.get(3));
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        if (session.getAttributes().get(CLIENT) instanceof LiveClient client) {
            clients.disconnect(client);
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable failure) {
        // The browser is gone; it comes back and resumes.
        log.debug("A connection broke", failure);
    }

    /** A person who drags the map stays far below. */
    private static Bucket messageLimit() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(40).refillGreedy(10, Duration.ofSeconds(1)))
                .build();
    }

    private static Account account(WebSocketSession session) {
        if (session.getPrincipal() instanceof Authentication authentication
                && authentication.getPrincipal() instanceof Account account) {
            return account;
        }
        throw new IllegalStateException("the access rules let somebody in without an account");
    }

    private static String sessionId(WebSocketSession session) {
        @Nullable Object id =
                session.getAttributes()
                        .get(HttpSessionHandshakeInterceptor.HTTP_SESSION_ID_ATTR_NAME);
        return String.valueOf(id);
    }

    private static WebSocketWire wire(WebSocketSession session) {
        jakarta.websocket.Session connection =
                ((NativeWebSocketSession) session)
                        .getNativeSession(jakarta.websocket.Session.class);
        if (connection == null) {
            throw new IllegalStateException("the container has no standard WebSocket session");
        }
        return new WebSocketWire(connection);
    }
}
