package city.chengyun.standalone.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;

/**
 * A gateway as it should be: it publishes with QoS 1 and repeats what was not acknowledged, over as
 * many connections as that takes.
 */
final class FaithfulPublisher implements AutoCloseable {

    private static final int MOST_IN_FLIGHT = 50;
    private static final int FIRST_FAILURE = 0x80;
    private static final Duration RETRY = Duration.ofMillis(200);

    private final RunningHub hub;
    private final String username;
    private final String password;
    private final AtomicLong order = new AtomicLong();
    private final Map<Long, Said> unacknowledged = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<Long> toSend = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Said> acknowledged = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::run, "faithful-publisher");
    private volatile boolean closed;

    FaithfulPublisher(RunningHub hub, String username, String password) {
        this.hub = hub;
        this.username = username;
        this.password = password;
        thread.start();
    }

    void say(Said said) {
        var id = order.incrementAndGet();
        unacknowledged.put(id, said);
        toSend.add(id);
    }

    /**
     * In the order of their acknowledgements; repeats are there once for each time they were said.
     */
    List<Said> acknowledged() {
        return List.copyOf(acknowledged);
    }

    int unacknowledged() {
        return unacknowledged.size();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closed) {
            try (var connection = new Connection()) {
                toSend.clear();
                toSend.addAll(unacknowledged.keySet());
                connection.sendUntilLost();
            } catch (MqttException e) {
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    /** One connection; what it leaves unacknowledged is sent again on the next. */
    private final class Connection implements AutoCloseable {

        private final MqttAsyncClient client;
        private final Semaphore window = new Semaphore(MOST_IN_FLIGHT);

        Connection() throws MqttException {
            client =
                    new MqttAsyncClient(
                            "tcp://%s:%d".formatted(hub.mqttHost(), hub.mqttPort()),
                            username,
                            new MemoryPersistence());
            var options = new MqttConnectionOptions();
            options.setUserName(username);
            options.setPassword(password.getBytes(StandardCharsets.UTF_8));
            options.setCleanStart(true);
            options.setConnectionTimeout(5);
            try {
                client.connect(options).waitForCompletion(10_000);
            } catch (MqttException e) {
                client.close(true);
                throw e;
            }
        }

        void sendUntilLost() throws MqttException {
            while (!closed && client.isConnected()) {
                var id = toSend.peek();
                if (id == null || !window.tryAcquire()) {
                    LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
                    continue;
                }
                toSend.poll();
                var said = unacknowledged.get(id);
                if (said == null) {
                    window.release();
                    continue;
                }
                var message = new MqttMessage(said.payload().getBytes(StandardCharsets.UTF_8));
                message.setQos(1);
                client.publish(said.topic(), message, null, new Acknowledgement(id, window));
            }
        }

        @Override
        public void close() throws MqttException {
            client.disconnectForcibly(0, 100, false);
            client.close(true);
        }
    }

    private final class Acknowledgement implements MqttActionListener {

        private final long id;
        private final Semaphore window;

        Acknowledgement(long id, Semaphore window) {
            this.id = id;
            this.window = window;
        }

        @Override
        public void onSuccess(IMqttToken token) {
            // Paho calls every answer a success; a refusal is one with a reason.
            var codes = token.getReasonCodes();
            if (codes != null && IntStream.of(codes).anyMatch(code -> code >= FIRST_FAILURE)) {
                onFailure(token, null);
                return;
            }
            var said = unacknowledged.remove(id);
            if (said != null) {
                acknowledged.add(said);
            }
            window.release();
        }

        @Override
        public void onFailure(IMqttToken token, @Nullable Throwable failure) {
            // A refusal or a lost connection: it stays unacknowledged and is sent again.
            if (!closed) {
                toSend.add(id);
            }
            window.release();
        }
    }
}
