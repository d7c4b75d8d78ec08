package city.chengyun.broker;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.contract.observation.DeviceEventCodec;
import city.chengyun.contract.observation.DeviceStatus;
import city.chengyun.intake.CredentialDirectory;
import city.chengyun.intake.InboundMessage;
import city.chengyun.intake.Intake;
import city.chengyun.intake.IntakeOutcome;
import com.hivemq.extension.sdk.api.events.client.ClientLifecycleEventListener;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationFailedInput;
import com.hivemq.extension.sdk.api.events.client.parameters.AuthenticationSuccessfulInput;
import com.hivemq.extension.sdk.api.events.client.parameters.ConnectionStartInput;
import com.hivemq.extension.sdk.api.events.client.parameters.DisconnectEventInput;
import com.hivemq.extension.sdk.api.packets.general.DisconnectedReasonCode;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.services.Services;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Set;

/**
 * Records a device as offline when its last connection ends: in the log, and as the retained status
 * for MQTT subscribers. A connection that another one of the same client replaces is no end, and
 * neither is the stop of the broker, which says nothing about the device.
 */
final class PresenceListener implements ClientLifecycleEventListener {

    private static final Set<DisconnectedReasonCode> NOT_THE_DEVICE =
            Set.of(
                    DisconnectedReasonCode.SESSION_TAKEN_OVER,
                    DisconnectedReasonCode.SERVER_SHUTTING_DOWN);

    private final Presence presence;
    private final Intake intake;
    private final SessionRevoker revoker;
    private final CredentialDirectory credentials;
    private final Clock clock;

    PresenceListener(
            Presence presence,
            Intake intake,
            SessionRevoker revoker,
            CredentialDirectory credentials,
            Clock clock) {
        this.presence = presence;
        this.intake = intake;
        this.revoker = revoker;
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public void onMqttConnectionStart(ConnectionStartInput input) {
        // Nobody is present before the secret was checked.
    }

    @Override
    public void onAuthenticationSuccessful(AuthenticationSuccessfulInput input) {
        String clientId = input.getClientInformation().getClientId();
        ClientIds.findCredential(clientId)
                .ifPresent(
                        id -> {
                            presence.connected(id, clientId);
                            revoker.endIfWithdrawn(id, clientId);
                        });
    }

    @Override
    public void onAuthenticationFailedDisconnect(AuthenticationFailedInput input) {
        // Was never present; the default would treat it as any other end of a connection.
    }

    @Override
    public void onDisconnect(DisconnectEventInput input) {
        if (input.getReasonCode().filter(NOT_THE_DEVICE::contains).isPresent()) {
            return;
        }
        String clientId = input.getClientInformation().getClientId();
        ClientIds.findCredential(clientId)
                .ifPresent(
                        id ->
                                presence.disconnected(id, clientId)
                                        .filter(topic -> credentials.find(id).isPresent())
                                        .ifPresent(topic -> recordOffline(id, topic)));
    }

    private void recordOffline(DeviceId id, DeviceTopic ownTopic) {
        String topic = ownTopic.withKind(MessageKind.STATUS).toString();
        byte[] status =
                DeviceEventCodec.encode(
                        new DeviceStatus(DeviceStatus.State.OFFLINE, clock.millis()));
        var unused =
                intake.accept(
                                new InboundMessage(
                                        id, topic, status, Qos.AT_LEAST_ONCE.getQosNumber()))
                        .thenAccept(
                                outcome -> {
                                    if (outcome == IntakeOutcome.ACCEPTED) {
                                        retain(topic, status);
                                    }
                                });
    }

    private static void retain(String topic, byte[] status) {
        var unused =
                Services.publishService()
                        .publish(
                                Builders.publish()
                                        .topic(topic)
                                        .qos(Qos.AT_LEAST_ONCE)
                                        .retain(true)
                                        .payload(ByteBuffer.wrap(status))
                                        .build());
    }
}
