package city.chengyun.intake;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.PublisherCredential;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import java.util.Optional;
import java.util.Set;

/**
 * Who may publish and subscribe where. A device publishes below its own topic, a gateway also below
 * those of the devices assigned to it; both hear their own commands. A service sends commands and
 * hears everything. Whether division and domain of a topic are those of its device is left to the
 * stream, which knows the device and rejects a mismatch.
 */
public final class TopicPermissions {

    /** The kinds that the intake takes into the log; commands pass between MQTT clients. */
    public static final Set<MessageKind> INTAKE_KINDS =
            Set.of(MessageKind.TELEMETRY, MessageKind.EVENT, MessageKind.STATUS, MessageKind.REPLY);

    private final CredentialDirectory credentials;

    public TopicPermissions(CredentialDirectory credentials) {
        this.credentials = credentials;
    }

    /** Whether the holder of the credential may publish on the topic. */
    public boolean mayPublish(DeviceId publisher, DeviceTopic topic) {
        Optional<PublisherCredential> credential = credentials.find(publisher);
        if (credential.isEmpty()) {
            return false;
        }
        return switch (credential.get().kind()) {
            case SERVICE -> topic.kind() == MessageKind.COMMAND;
            case DEVICE, GATEWAY ->
                    topic.kind() != MessageKind.COMMAND
                            && speaksFor(credential.get(), topic.deviceId());
        };
    }

    /** Whether the holder of the credential may subscribe to the topic filter. */
    public boolean maySubscribe(DeviceId subscriber, String topicFilter) {
        Optional<PublisherCredential> credential = credentials.find(subscriber);
        if (credential.isEmpty()) {
            return false;
        }
        return switch (credential.get().kind()) {
            case SERVICE -> topicFilter.startsWith(DeviceTopic.ROOT);
            // A filter with a wildcard does not parse as the topic of a device.
            case DEVICE, GATEWAY ->
                    DeviceTopic.parse(topicFilter)
                            .filter(topic -> topic.kind() == MessageKind.COMMAND)
                            .filter(topic -> speaksFor(credential.get(), topic.deviceId()))
                            .isPresent();
        };
    }

    private boolean speaksFor(PublisherCredential publisher, DeviceId device) {
        if (publisher.id().equals(device)) {
            return true;
        }
        return publisher.kind() == PublisherCredential.Kind.GATEWAY
                && credentials
                        .find(device)
                        .filter(credential -> publisher.id().equals(credential.gateway()))
                        .isPresent();
    }
}
