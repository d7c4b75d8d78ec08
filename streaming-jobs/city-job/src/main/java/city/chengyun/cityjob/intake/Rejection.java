package city.chengyun.cityjob.intake;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.observation.RejectReason;

/**
 * Why a message, or a part of it, was not taken.
 *
 * @param deviceId key of the record
 * @param topic MQTT topic it came on
 * @param publisher who published it
 * @param reason for counting
 * @param detail for the person who must fix the device
 * @param payload as the device sent it; not to be changed
 * @param receivedAt receive time, epoch milliseconds
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on as it is; nobody compares these.
public record Rejection(
        String deviceId,
        String topic,
        String publisher,
        RejectReason reason,
        String detail,
        byte[] payload,
        long receivedAt) {

    public Rejection {
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(topic, "topic is null");
        requireNonNull(publisher, "publisher is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(detail, "detail is null");
        requireNonNull(payload, "payload is null");
    }
}
