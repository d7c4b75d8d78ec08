package city.chengyun.simulators.mqtt;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.jspecify.annotations.Nullable;

/**
 * One publisher's connection. Messages wait in a bounded queue and leave with at most as many
 * unacknowledged ones as the broker allows; what a lost connection leaves unacknowledged is sent
 * again, so the broker may see a message twice but never not at all, unless the queue overflows.
 * Reconnects by itself, ever more slowly up to 10 s.
 */
public final class MqttLink implements AutoCloseable {

    private static final int QUEUE = 5_000;
    private static final int MAX_IN_FLIGHT = 64;
    private static final int DEFAULT_RECEIVE_MAXIMUM = 65_535;
    private static final Duration FIRST_DELAY = Duration.ofMillis(200);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(10);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final URI broker;
    private final String username;
    private final Supplier<@Nullable String> password;
    private final LinkListener listener;
    private final @Nullable Subscription subscription;
    private final BlockingDeque<OutgoingMessage> queue = new LinkedBlockingDeque<>(QUEUE);
    private final AtomicInteger unacknowledged = new AtomicInteger();
    private final Thread worker;
    private volatile boolean closing;

    /**
     * What to listen to, QoS 1.
     *
     * @param filters topic filters, at least one
     * @param handler gets topic and payload; must return at once
     */
    public record Subscription(List<String> filters, Handler handler) {

        public Subscription {
            filters = List.copyOf(filters);
        }

        /** Gets what arrives. */
        public interface Handler {
            void onMessage(String topic, byte[] payload);
        }
    }

    /**
     * Opens a link that connects in the background.
     *
     * @param username also the client id; an anonymous link has no password
     * @param password asked for at each attempt, so that a new secret is used at once
     */
    public MqttLink(
            URI broker,
            String username,
            Supplier<@Nullable String> password,
            @Nullable Subscription subscription,
            LinkListener listener) {
        this.broker = broker;
        this.username = username;
        this.password = password;
        this.subscription = subscription;
        this.listener = listener;
        this.worker = new Thread(this::run, "link-" + username);
        worker.setDaemon(true);
        worker.start();
    }

    /** Queues a message; when the queue is full, the oldest one is dropped. Never blocks. */
    public void offer(OutgoingMessage message) {
        while (!queue.offerLast(message)) {
            if (queue.pollFirst() != null) {
                listener.onDropped();
            }
        }
    }

    /**
     * Queues a message, waiting for room.
     *
     * @throws InterruptedException if interrupted while waiting
     */
    public void put(OutgoingMessage message) throws InterruptedException {
        queue.putLast(message);
    }

    /** Messages that wait or are not acknowledged yet. */
    public int outstanding() {
        return queue.size() + unacknowledged.get();
    }

    /** Sends what is queued for a few seconds at most, then disconnects. */
    @Override
    public void close() {
        closing = true;
        try {
            worker.join(CLOSE_TIMEOUT.toMillis());
            if (worker.isAlive()) {
                worker.interrupt();
                worker.join(CLOSE_TIMEOUT.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration delay = FIRST_DELAY;
        int notAuthorized = 0;
        try {
            while (!closing) {
                try (var connection = new Connection()) {
                    notAuthorized = 0;
                    delay = FIRST_DELAY;
                    listener.onConnected();
                    connection.pump();
                } catch (MqttException e) {
                    if (isNotAuthorized(e)) {
                        notAuthorized++;
                        listener.onNotAuthorized(notAuthorized);
                    }
                    listener.onDisconnected(String.valueOf(e));
                }
                if (!closing) {
                    Thread.sleep(delay.toMillis());
                    delay = shorter(delay.multipliedBy(2), LONGEST_DELAY);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isNotAuthorized(MqttException e) {
        return e.getReasonCode() == MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED
                || e.getReasonCode() == MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /** One connection from its start to its end. */
    private final class Connection implements AutoCloseable {

        private final MqttAsyncClient client;
        private final Semaphore window;
        private volatile @Nullable String lost;

        Connection() throws MqttException {
            client = new MqttAsyncClient(broker.toString(), username, new MemoryPersistence());
            Subscription wanted = subscription;
            client.setCallback(
                    new LinkCallback(
                            cause -> lost = cause,
                            (topic, payload) -> {
                                if (wanted != null) {
                                    wanted.handler().onMessage(topic, payload);
                                }
                            }));
            try {
                IMqttToken token = client.connect(options());
                token.waitForCompletion(CONNECT_TIMEOUT.toMillis());
                Integer granted =
                        token.getResponseProperties() == null
                                ? null
                                : token.getResponseProperties().getReceiveMaximum();
                int allowed = granted == null ? DEFAULT_RECEIVE_MAXIMUM : granted;
                window = new Semaphore(Math.min(MAX_IN_FLIGHT, allowed));
                if (wanted != null) {
                    String[] filters = wanted.filters().toArray(String[]::new);
                    int[] qos = new int[filters.length];
                    Arrays.fill(qos, 1);
                    client.subscribe(filters, qos).waitForCompletion(CONNECT_TIMEOUT.toMillis());
                }
            } catch (MqttException e) {
                close();
                throw e;
            }
        }

        private MqttConnectionOptions options() {
            var options = new MqttConnectionOptions();
            options.setCleanStart(true);
            options.setAutomaticReconnect(false);
            options.setKeepAliveInterval(30);
            options.setConnectionTimeout((int) CONNECT_TIMEOUT.toSeconds());
            if (broker.getScheme().equals("tcp")) {
                options.setSocketFactory(new NoDelaySocketFactory());
            }
            String secret = password.get();
            if (secret != null) {
                options.setUserName(username);
                options.setPassword(secret.getBytes(StandardCharsets.UTF_8));
            }
            return options;
        }

        /** Publishes until the connection is lost or, when closing, nothing is left. */
        void pump() throws InterruptedException {
            while (lost == null && !(closing && outstanding() == 0)) {
                if (!window.tryAcquire(100, TimeUnit.MILLISECONDS)) {
                    continue;
                }
                OutgoingMessage message = queue.pollFirst(100, TimeUnit.MILLISECONDS);
                if (message == null) {
                    window.release();
                } else {
                    publish(message);
                }
            }
            String cause = lost;
            if (cause != null) {
                listener.onDisconnected(cause);
            }
        }

        private void publish(OutgoingMessage message) {
            unacknowledged.incrementAndGet();
            try {
                client.publish(
                        message.topic(), message.payload(), 1, false, null, new Outcome(message));
            } catch (MqttException e) {
                sendAgain(message);
                if (e.getReasonCode() != MqttClientException.REASON_CODE_MAX_INFLIGHT) {
                    lost = String.valueOf(e);
                }
            }
        }

        private void sendAgain(OutgoingMessage message) {
            unacknowledged.decrementAndGet();
            if (!queue.offerFirst(message)) {
                listener.onDropped();
            }
            window.release();
        }

        /** What becomes of one message. */
        private final class Outcome implements MqttActionListener {

            private final OutgoingMessage message;

            Outcome(OutgoingMessage message) {
                this.message = message;
            }

            @Override
            public void onSuccess(IMqttToken token) {
                unacknowledged.decrementAndGet();
                window.release();
                int code = reasonCode(token);
                if (code >= 0x80) {
                    listener.onRefused(message.topic(), code);
                } else {
                    listener.onAcknowledged();
                }
            }

            @Override
            public void onFailure(IMqttToken token, Throwable cause) {
                int code = reasonCode(token);
                if (code >= 0x80) {
                    unacknowledged.decrementAndGet();
                    window.release();
                    listener.onRefused(message.topic(), code);
                } else {
                    sendAgain(message);
                }
            }

            private int reasonCode(IMqttToken token) {
                int[] codes = token.getReasonCodes();
                return codes == null || codes.length == 0 ? 0 : codes[0];
            }
        }

        @Override
        public void close() {
            try {
                if (client.isConnected()) {
                    client.disconnect().waitForCompletion(CLOSE_TIMEOUT.toMillis());
                } else {
                    client.disconnectForcibly(0, 0, false);
                }
            } catch (MqttException e) {
                // Closing anyway; the broker notices by itself.
            }
            try {
                client.close(true);
            } catch (MqttException e) {
                // As above.
            }
        }
    }
}
