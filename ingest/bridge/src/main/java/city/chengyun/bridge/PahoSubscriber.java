package city.chengyun.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.intake.InboundLimits;
import city.chengyun.intake.Intake;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one topic filter subscribed under one client id: connects, hands each connection to a
 * {@link PahoConnection}, and connects again when it ends. The session on the broker outlives both,
 * so what arrives meanwhile waits there.
 *
 * <p>The client id depends on intake and filter only. Two bridges with the same intake id would
 * take over each other's sessions without end; the id must be unique.
 */
final class PahoSubscriber implements AutoCloseable {

    /** Messages the broker may send ahead of acknowledgements; the bound of what is kept here. */
    static final int RECEIVE_MAXIMUM = 200;

    private static final Logger log = LoggerFactory.getLogger(PahoSubscriber.class);
    private static final Duration SESSION_EXPIRY = Duration.ofDays(7);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(3);
    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final int RETAINED_FOR_NEW_SUBSCRIPTIONS = 1;

    private final BridgeSettings settings;
    private final String filter;
    private final String clientId;
    private final Intake intake;
    private final AtomicInteger outstanding = new AtomicInteger();
    private final Backoff backoff =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(20), new SecureRandom());
    private final Thread thread;
    private volatile @Nullable PahoConnection connection;
    private volatile boolean closed;

    PahoSubscriber(BridgeSettings settings, String filter, String intakeId, Intake intake) {
        this.settings = settings;
        this.filter = filter;
        this.clientId = clientId(intakeId, filter);
        this.intake = intake;
        this.thread = new Thread(this::run, "bridge-" + filter);
    }

    static String clientId(String intakeId, String filter) {
        CRC32 checksum = new CRC32();
        checksum.update(filter.getBytes(UTF_8));
        return "chengyun-%s-%08x".formatted(intakeId, checksum.getValue());
    }

    void start() {
        thread.start();
    }

    /** Whether messages would arrive now. */
    boolean isUp() {
        PahoConnection current = connection;
        return current != null && current.isUp();
    }

    String filter() {
        return filter;
    }

    /** Messages that arrived and were not acknowledged yet. */
    int outstanding() {
        return outstanding.get();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(CLOSE_WAIT.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                connectAndStay();
                Thread.sleep(backoff.next().toMillis());
            }
        } catch (InterruptedException stopped) {
            log.debug("Stopped subscribing to {}", filter);
        }
    }

    private void connectAndStay() throws InterruptedException {
        MqttAsyncClient client = null;
        try {
            client =
                    new MqttAsyncClient(
                            settings.uri().toString(), clientId, new MemoryPersistence());
            PahoConnection current = new PahoConnection(client, intake, outstanding);
            client.connect(options()).waitForCompletion(TIMEOUT.toMillis());
            subscribe(client);
            connection = current;
            backoff.reset();
            log.info("Subscribed to {} on {} as {}", filter, settings.uri(), clientId);
            current.awaitEnd();
        } catch (MqttException failure) {
            log.warn("No subscription to {}: {}", filter, describe(failure));
        } finally {
            connection = null;
            discard(client);
        }
    }

    private void subscribe(MqttAsyncClient client) throws MqttException {
        MqttSubscription subscription = new MqttSubscription(filter, 1);
        subscription.setRetainHandling(RETAINED_FOR_NEW_SUBSCRIPTIONS);
        IMqttToken token = client.subscribe(subscription);
        token.waitForCompletion(TIMEOUT.toMillis());
        for (int granted : token.getReasonCodes()) {
            if (granted != 1) {
                // At QoS 0 the broker would drop what the bridge cannot take at once.
                throw new MqttException(granted);
            }
        }
    }

    private MqttConnectionOptions options() {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_EXPIRY.toSeconds());
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        // Paho fails on topic aliases it receives, so it must not announce that it takes any. A
        // packet too large for the intake is still wanted: it is recorded as rejected.
        options.setMaximumPacketSize(InboundLimits.MAX_PAYLOAD_BYTES * 16L);
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setConnectionTimeout((int) TIMEOUT.toSeconds());
        options.setAutomaticReconnect(false);
        options.setSocketFactory(
                settings.isEncrypted()
                        ? NoDelaySockets.tls((SSLSocketFactory) SSLSocketFactory.getDefault())
                        : NoDelaySockets.plain());
        options.setHttpsHostnameVerificationEnabled(true);
        if (settings.userName() != null) {
            options.setUserName(settings.userName());
        }
        String password = settings.password();
        if (password != null) {
            options.setPassword(password.getBytes(UTF_8));
        }
        return options;
    }

    /** Leaves the session on the broker in place. */
    private static void discard(@Nullable MqttAsyncClient client) {
        if (client == null) {
            return;
        }
        try {
            if (client.isConnected()) {
                client.disconnectForcibly(0, CLOSE_WAIT.toMillis(), false);
            }
            client.close(true);
        } catch (MqttException failure) {
            log.debug("The client did not close in order", failure);
        }
    }

    private static String describe(MqttException failure) {
        Throwable cause = failure.getCause();
        String reason = failure.getMessage() + " (" + failure.getReasonCode() + ")";
        return cause == null ? reason : reason + ", " + cause.getMessage();
    }
}
