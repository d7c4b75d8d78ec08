package city.chengyun.simulators.mqtt;

import static java.util.Objects.requireNonNull;

/**
 * A message on its way out, QoS 1.
 *
 * @param topic MQTT topic name
 * @param payload not copied, must not change
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier on a hot path, never compared
public record OutgoingMessage(String topic, byte[] payload) {

    public OutgoingMessage {
        requireNonNull(topic, "topic is null");
        requireNonNull(payload, "payload is null");
    }
}
