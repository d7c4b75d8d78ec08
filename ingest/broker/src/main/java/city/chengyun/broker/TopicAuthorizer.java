package city.chengyun.broker;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.intake.RefusalReason;
import city.chengyun.intake.Refusals;
import city.chengyun.intake.TopicPermissions;
import com.hivemq.extension.sdk.api.auth.PublishAuthorizer;
import com.hivemq.extension.sdk.api.auth.SubscriptionAuthorizer;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.PublishAuthorizerOutput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerInput;
import com.hivemq.extension.sdk.api.auth.parameter.SubscriptionAuthorizerOutput;
import com.hivemq.extension.sdk.api.packets.connect.WillPublishPacket;
import com.hivemq.extension.sdk.api.packets.publish.AckReasonCode;
import com.hivemq.extension.sdk.api.packets.subscribe.SubackReasonCode;
import com.hivemq.extension.sdk.api.parameter.ClientBasedInput;
import java.util.Optional;

/**
 * Decides on what goes between MQTT clients: subscriptions, commands, replies and status that the
 * intake has taken, and last wills. A will on telemetry, events or replies is refused at the
 * connection, since it would go past the intake and be lost.
 */
final class TopicAuthorizer implements SubscriptionAuthorizer, PublishAuthorizer {

    private final TopicPermissions permissions;
    private final Refusals refusals;
    private final Presence presence;

    TopicAuthorizer(TopicPermissions permissions, Refusals refusals, Presence presence) {
        this.permissions = permissions;
        this.refusals = refusals;
        this.presence = presence;
    }

    @Override
    public void authorizeSubscribe(
            SubscriptionAuthorizerInput input, SubscriptionAuthorizerOutput output) {
        String filter = input.getSubscription().getTopicFilter();
        Optional<DeviceId> subscriber = credentialOf(input);
        if (subscriber.filter(id -> permissions.maySubscribe(id, filter)).isPresent()) {
            DeviceTopic.parse(filter).ifPresent(topic -> presence.spoke(subscriber.get(), topic));
            output.authorizeSuccessfully();
        } else {
            refuse(RefusalReason.SUBSCRIBE_NOT_AUTHORIZED, input, filter);
            output.failAuthorization(SubackReasonCode.NOT_AUTHORIZED);
        }
    }

    @Override
    public void authorizePublish(PublishAuthorizerInput input, PublishAuthorizerOutput output) {
        String name = input.getPublishPacket().getTopic();
        Optional<DeviceTopic> topic = DeviceTopic.parse(name);
        Optional<DeviceId> publisher = credentialOf(input);
        boolean will = input.getPublishPacket() instanceof WillPublishPacket;
        if (topic.isPresent()
                && publisher.isPresent()
                && isDelivered(topic.get().kind(), will)
                && permissions.mayPublish(publisher.get(), topic.get())) {
            output.authorizeSuccessfully();
            return;
        }
        refuse(
                will ? RefusalReason.WILL_NOT_AUTHORIZED : RefusalReason.PUBLISH_NOT_AUTHORIZED,
                input,
                name);
        output.failAuthorization(AckReasonCode.NOT_AUTHORIZED);
    }

    private static boolean isDelivered(MessageKind kind, boolean will) {
        return switch (kind) {
            case STATUS, COMMAND -> true;
            case REPLY -> !will;
            case TELEMETRY, EVENT -> false;
        };
    }

    private void refuse(RefusalReason reason, ClientBasedInput input, String topic) {
        String clientId = input.getClientInformation().getClientId();
        Peer peer = Peer.of(clientId, input.getConnectionInformation());
        refusals.refuse(reason, peer.name(), topic, peer.address());
    }

    private static Optional<DeviceId> credentialOf(ClientBasedInput input) {
        return ClientIds.findCredential(input.getClientInformation().getClientId());
    }
}
