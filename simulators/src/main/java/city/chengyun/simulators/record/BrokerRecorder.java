package city.chengyun.simulators.record;

import city.chengyun.intake.replay.LogEntry;
import city.chengyun.simulators.mqtt.LinkListener;
import city.chengyun.simulators.mqtt.MqttLink;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Records what a broker hands to its subscribers; once a second it notes that it is listening. */
final class BrokerRecorder implements LinkListener {

    private static final Duration TICK = Duration.ofSeconds(1);

    /** Stands for the intake that would have taken the messages. */
    private static final String INTAKE = "recorder";

    private final URI broker;
    private final String user;
    private final String password;
    private final List<String> filters;
    private final Path out;
    private final Clock clock;
    private final PrintWriter console;
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private final AtomicLong recorded = new AtomicLong();
    private volatile boolean connected;

    BrokerRecorder(
            URI broker,
            String user,
            String password,
            List<String> filters,
            Path out,
            Clock clock,
            PrintWriter console) {
        this.broker = broker;
        this.user = user;
        this.password = password;
        this.filters = filters;
        this.out = out;
        this.clock = clock;
        this.console = console;
    }

    /**
     * Records to the end.
     *
     * @throws IOException if the file cannot be written
     */
    void record(RecordingEnd end) throws IOException, InterruptedException {
        try (var writer = new RecordingWriter(out, clock.millis(), filters, null)) {
            var subscription =
                    new MqttLink.Subscription(
                            filters, (topic, payload) -> record(writer, topic, payload, end));
            var link =
                    new MqttLink(
                            broker,
                            user,
                            () -> password.isEmpty() ? null : password,
                            subscription,
                            this);
            try {
                while (!end.isReached(TICK)) {
                    if (connected) {
                        writer.write(new LogEntry.Tick(clock.millis(), INTAKE, null));
                    }
                    writer.flush();
                    console.printf("%d messages%n", recorded.get());
                    console.flush();
                }
            } finally {
                link.close();
            }
        }
        IOException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    private void record(RecordingWriter writer, String topic, byte[] payload, RecordingEnd end) {
        try {
            writer.write(new LogEntry.Message(clock.millis(), INTAKE, topic, "", payload));
            recorded.incrementAndGet();
        } catch (IOException e) {
            failure.compareAndSet(null, e);
            end.now();
        }
    }

    @Override
    public void onConnected() {
        connected = true;
    }

    @Override
    public void onDisconnected(String cause) {
        connected = false;
        console.println("not connected: " + cause);
        console.flush();
    }
}
