package city.chengyun.intake;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.DeviceId;

/**
 * A message as it came from a publisher. The payload is not copied: whoever creates the message
 * must not change it afterwards.
 *
 * @param publisher id of the credential that the publisher proved
 * @param topic MQTT topic
 * @param payload the message's bytes, not yet looked at
 * @param qos MQTT quality of service, 0 to 2; at 0 the publisher does not hear about the outcome
 */
@SuppressWarnings("ArrayRecordComponent") // passed once, from the socket to the log, never compared
public record InboundMessage(DeviceId publisher, String topic, byte[] payload, int qos) {

    public InboundMessage {
        requireNonNull(publisher, "publisher is null");
        requireNonNull(topic, "topic is null");
        requireNonNull(payload, "payload is null");
        if (qos < 0 || qos > 2) {
            throw new IllegalArgumentException("qos is " + qos + ", expected 0 to 2");
        }
    }
}
