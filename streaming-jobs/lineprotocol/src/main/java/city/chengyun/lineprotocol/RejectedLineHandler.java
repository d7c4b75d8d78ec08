package city.chengyun.lineprotocol;

import java.io.Serializable;
import org.slf4j.LoggerFactory;

/**
 * Hears of every line the store refused for its content and that was therefore given up.
 *
 * <p>Called on the sender's thread, one call at a time per writer.
 */
@FunctionalInterface
public interface RejectedLineHandler extends Serializable {

    /**
     * Receives one given-up line.
     *
     * @param line the line as it was sent
     * @param reason the store's answer
     */
    void onRejected(String line, String reason);

    /** Logs every line as a warning, so that an operator can repair and resend it. */
    static RejectedLineHandler logging() {
        return (line, reason) ->
                LoggerFactory.getLogger(RejectedLineHandler.class)
                        .warn("Store refused a line ({}): {}", reason, line);
    }
}
