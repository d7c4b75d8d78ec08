package city.chengyun.cityjob.intake;

import static java.util.Objects.requireNonNull;

/**
 * A record of the intake topic: a device's message, or a tick.
 *
 * @param partition of the intake topic
 * @param offset in that partition
 * @param receivedAt append time, epoch milliseconds
 * @param deviceId key of the record; empty for a tick
 * @param topic MQTT topic; empty for a tick
 * @param publisher identity of the session that published it; empty for a tick
 * @param intake which intake appended it
 * @param payload as the device sent it; not to be changed
 * @param tick true for a tick
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on as it is; nobody compares these.
public record IntakeRecord(
        int partition,
        long offset,
        long receivedAt,
        String deviceId,
        String topic,
        String publisher,
        String intake,
        byte[] payload,
        boolean tick) {

    public IntakeRecord {
        requireNonNull(deviceId, "deviceId is null");
        requireNonNull(topic, "topic is null");
        requireNonNull(publisher, "publisher is null");
        requireNonNull(intake, "intake is null");
        requireNonNull(payload, "payload is null");
    }
}
