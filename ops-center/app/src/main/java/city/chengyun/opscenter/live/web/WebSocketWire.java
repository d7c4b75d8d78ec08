package city.chengyun.opscenter.live.web;

import city.chengyun.opscenter.live.internal.ClientWire;
import city.chengyun.opscenter.live.internal.Frame;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends without blocking a thread per browser: the container calls back when a frame is out. The
 * JSON goes as a binary message, because the container would encode a text for each browser anew.
 */
final class WebSocketWire implements ClientWire {

    private static final Logger log = LoggerFactory.getLogger(WebSocketWire.class);

    private final Session session;

    WebSocketWire(Session session) {
        this.session = session;
    }

    @Override
    public void send(Frame frame, Done done) {
        try {
            session.getAsyncRemote()
                    .sendBinary(frame.toBuffer(), result -> done.sent(result.isOK()));
        } catch (IllegalStateException | IllegalArgumentException closed) {
            done.sent(false);
        }
    }

    @Override
    public void close(int code, String reason) {
        try {
            session.close(new CloseReason(CloseCodes.getCloseCode(code), reason));
        } catch (IOException | IllegalStateException gone) {
            log.debug("The connection was gone already", gone);
        }
    }
}
