package city.chengyun.simulators.mqtt;

import city.chengyun.simulators.mqtt.MqttLink.Subscription;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of Paho's callback that a link needs. */
public final class LinkCallback implements MqttCallback {

    private static final Logger LOG = LoggerFactory.getLogger(LinkCallback.class);

    private final Consumer<String> onLost;
    private final Subscription.Handler onMessage;

    /** Reports the end of the connection and what arrives on it. */
    public LinkCallback(Consumer<String> onLost, Subscription.Handler onMessage) {
        this.onLost = onLost;
        this.onMessage = onMessage;
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        onLost.accept(String.valueOf(response));
    }

    @Override
    public void mqttErrorOccurred(MqttException e) {
        LOG.debug("MQTT error", e);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        // An exception here would close the connection.
        try {
            onMessage.onMessage(topic, message.getPayload());
        } catch (RuntimeException e) {
            LOG.warn("could not handle a message on {}", topic, e);
        }
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // The outcome of each publish is handled by its own listener.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        // Connecting is waited for.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // Enhanced authentication is not used.
    }
}
