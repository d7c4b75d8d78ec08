package city.chengyun.contract.observation;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Base64;

/**
 * A record of the reject topic.
 *
 * @param topic MQTT topic it came on
 * @param publisher identity of the session that published it
 * @param reason why it was not taken
 * @param detail for the person who must fix the device
 * @param payload Base64 of the first {@value #PAYLOAD_BYTES} bytes
 * @param receivedAt append time in the log, epoch milliseconds
 */
public record RejectedMessage(
        String topic,
        String publisher,
        RejectReason reason,
        String detail,
        String payload,
        long receivedAt) {

    /** How much of the payload is kept. */
    public static final int PAYLOAD_BYTES = 1024;

    public RejectedMessage {
        requireNonNull(topic, "topic is null");
        requireNonNull(publisher, "publisher is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(detail, "detail is null");
        requireNonNull(payload, "payload is null");
    }

    public static RejectedMessage of(
            String topic,
            String publisher,
            RejectReason reason,
            String detail,
            byte[] payload,
            long receivedAt) {
        byte[] head =
                payload.length <= PAYLOAD_BYTES ? payload : Arrays.copyOf(payload, PAYLOAD_BYTES);
        return new RejectedMessage(
                topic,
                publisher,
                reason,
                detail,
                Base64.getEncoder().encodeToString(head),
                receivedAt);
    }
}
