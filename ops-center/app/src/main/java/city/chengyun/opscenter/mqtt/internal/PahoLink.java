package city.chengyun.opscenter.mqtt.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import city.chengyun.opscenter.mqtt.MqttLink;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection over MQTT 5 by Paho. A lost one is made anew with a growing pause, by a thread of
 * its own.
 */
final class PahoLink implements MqttLink {

    private static final Logger log = LoggerFactory.getLogger(PahoLink.class);

    private static final int AT_LEAST_ONCE = 1;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ACKNOWLEDGE_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration CHECK = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private final String uri;
    private final String id;
    private final String secret;
    private final @Nullable String subscription;
    private final Thread keeper;
    private volatile Consumer<byte[]> listener = message -> {};
    private volatile @Nullable MqttAsyncClient client;
    private volatile boolean closing;

    /**
     * @param id user name and client id
     */
    PahoLink(String uri, String id, String secret, @Nullable String subscription) {
        this.uri = requireNonNull(uri, "uri is null");
        this.id = requireNonNull(id, "id is null");
        this.secret = requireNonNull(secret, "secret is null");
        this.subscription = subscription;
        this.keeper = new Thread(this::keepConnected, "mqtt-" + id);
        this.keeper.setDaemon(true);
    }

    @Override
    public void onMessage(Consumer<byte[]> messages) {
        listener = messages;
    }

    @Override
    public void open() {
        keeper.start();
    }

    @Override
    public boolean isConnected() {
        @Nullable MqttAsyncClient current = client;
        return current != null && current.isConnected();
    }

    @Override
    public boolean publish(String topic, byte[] payload, Duration expiry) {
        @Nullable MqttAsyncClient current = client;
        if (current == null || !current.isConnected()) {
            return false;
        }
        try {
            current.publish(topic, message(payload, expiry))
                    .waitForCompletion(ACKNOWLEDGE_TIMEOUT.toMillis());
            return true;
        } catch (MqttException e) {
            log.warn("A message of {} was not published: {}", id, e.getMessage());
            return false;
        }
    }

    private static MqttMessage message(byte[] payload, Duration expiry) {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(AT_LEAST_ONCE);
        MqttProperties properties = new MqttProperties();
        properties.setMessageExpiryInterval(Math.max(1, expiry.toSeconds()));
        message.setProperties(properties);
        return message;
    }

    private void keepConnected() {
        Duration pause = CHECK;
        while (!closing) {
            try {
                if (isConnected()) {
                    pause = CHECK;
                } else {
                    connect();
                    log.info("Connected to the broker at {} as {}", uri, id);
                }
            } catch (MqttException e) {
                log.debug("No connection to the broker at {}", uri, e);
                pause = longer(pause);
            }
            if (!sleep(pause)) {
                return;
            }
        }
    }

    private void connect() throws MqttException {
        release();
        MqttAsyncClient fresh = new MqttAsyncClient(uri, id, new MemoryPersistence());
        fresh.setCallback(new Messages());
        client = fresh;
        fresh.connect(options()).waitForCompletion(CONNECT_TIMEOUT.toMillis());
        if (subscription != null) {
            fresh.subscribe(subscription, AT_LEAST_ONCE)
                    .waitForCompletion(CONNECT_TIMEOUT.toMillis());
        }
    }

    private MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setUserName(id);
        options.setPassword(secret.getBytes(UTF_8));
        options.setCleanStart(true);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(Math.toIntExact(CONNECT_TIMEOUT.toSeconds()));
        options.setKeepAliveInterval(20);
        if (uri.startsWith("tcp:")) {
            options.setSocketFactory(new NoDelaySocketFactory());
        }
        return options;
    }

    private void release() {
        @Nullable MqttAsyncClient old = client;
        client = null;
        if (old == null) {
            return;
        }
        try {
            if (old.isConnected()) {
                old.disconnectForcibly(500, 500, false);
            }
            old.close(true);
        } catch (MqttException e) {
            log.debug("The old connection could not be closed", e);
        }
    }

    @Override
    public void close() {
        closing = true;
        keeper.interrupt();
        release();
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static boolean sleep(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Paho closes a connection whose callback throws, so nothing leaves these methods. */
    private final class Messages implements MqttCallback {

        @Override
        public void messageArrived(String topic, MqttMessage message) {
            try {
                listener.accept(message.getPayload());
            } catch (RuntimeException e) {
                // An edge of Paho: see above.
                log.warn("A message was not understood: {}", e.toString());
            }
        }

        @Override
        public void disconnected(@Nullable MqttDisconnectResponse response) {
            log.info("The connection of {} to the broker ended", id);
        }

        @Override
        public void mqttErrorOccurred(@Nullable MqttException failure) {
            log.debug("MQTT error", failure);
        }

        @Override
        public void deliveryComplete(@Nullable IMqttToken token) {
            // Who publishes waits for it.
        }

        @Override
        public void connectComplete(boolean reconnect, @Nullable String serverUri) {
            // The keeper subscribes.
        }

        @Override
        public void authPacketArrived(int reasonCode, @Nullable MqttProperties properties) {
            // No enhanced authentication.
        }
    }
}
