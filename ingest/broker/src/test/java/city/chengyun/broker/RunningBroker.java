package city.chengyun.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.PublisherCredential.Kind;
import city.chengyun.intake.Intake;
import city.chengyun.intake.IntakeRuntime;
import city.chengyun.intake.IntakeSettings;
import city.chengyun.intake.LogProbe;
import city.chengyun.testkit.Ports;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The broker and its intake as they run together in production, on free ports. */
final class RunningBroker implements AutoCloseable {

    static final String SECRET = "s".repeat(64);

    private static final AtomicInteger DEVICES = new AtomicInteger();

    private final IntakeRuntime runtime;
    private final LogProbe log;
    private final MqttBroker broker;
    private final int port;

    private RunningBroker(IntakeRuntime runtime, LogProbe log, MqttBroker broker, int port) {
        this.runtime = runtime;
        this.log = log;
        this.broker = broker;
        this.port = port;
    }

    static RunningBroker start(String kafka, Path data) {
        return start(kafka, data, null, UnaryOperator.identity(), Duration.ofSeconds(8));
    }

    /**
     * Starts a broker.
     *
     * @param intake what the broker is given in place of the real intake
     */
    static RunningBroker start(
            String kafka,
            Path data,
            BrokerSettings.@Nullable TlsListener tls,
            UnaryOperator<Intake> intake,
            Duration interceptorTimeout) {
        try {
            int port = Ports.free();
            LogProbe log = new LogProbe(kafka);
            IntakeRuntime runtime =
                    IntakeRuntime.start(
                            new IntakeSettings(kafka, "broker-test", 0), Clock.systemUTC());
            MqttBroker broker =
                    MqttBroker.start(
                            new BrokerSettings("127.0.0.1", port, tls, data),
                            new MqttBroker.Collaborators(
                                    intake.apply(runtime.intake()),
                                    runtime.credentials(),
                                    runtime.permissions(),
                                    runtime.refusals(),
                                    runtime.meters(),
                                    Clock.systemUTC()),
                            interceptorTimeout);
            runtime.startCarrying(() -> true);
            return new RunningBroker(runtime, log, broker, port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    int port() {
        return port;
    }

    IntakeRuntime runtime() {
        return runtime;
    }

    LogProbe log() {
        return log;
    }

    /** Issues a credential with {@link #SECRET} and waits until the broker knows it. */
    void issue(String id, Kind kind) {
        log.issue(id, kind, SECRET);
        awaitKnown(id);
    }

    /** Issues a credential to a device that no test has used yet, and tells its id. */
    String newDevice() {
        String id = "device-" + DEVICES.incrementAndGet();
        issue(id, Kind.DEVICE);
        return id;
    }

    /** Puts a device behind a gateway and waits until the broker knows it. */
    void assign(String device, String gateway) {
        log.assign(device, gateway);
        Awaitility.await()
                .until(
                        () ->
                                runtime.credentials()
                                        .find(new DeviceId(device))
                                        .filter(c -> new DeviceId(gateway).equals(c.gateway()))
                                        .isPresent());
    }

    private void awaitKnown(String id) {
        Awaitility.await().until(() -> runtime.credentials().find(new DeviceId(id)).isPresent());
    }

    Mqtt5BlockingClient mqtt5(String clientId) {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier(clientId)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildBlocking();
    }

    /** A connected MQTT 5 client under the credential's own id. */
    Mqtt5BlockingClient connected(String id) {
        Mqtt5BlockingClient client = mqtt5(id);
        client.connectWith()
                .cleanStart(true)
                .simpleAuth()
                .username(id)
                .password(SECRET.getBytes(UTF_8))
                .applySimpleAuth()
                .send();
        return client;
    }

    /** A connected MQTT 3.1.1 client under the credential's own id. */
    Mqtt3BlockingClient connected3(String id) {
        Mqtt3BlockingClient client =
                MqttClient.builder()
                        .useMqttVersion3()
                        .identifier(id)
                        .serverHost("127.0.0.1")
                        .serverPort(port)
                        .buildBlocking();
        client.connectWith()
                .simpleAuth()
                .username(id)
                .password(SECRET.getBytes(UTF_8))
                .applySimpleAuth()
                .send();
        return client;
    }

    @Override
    public void close() {
        broker.close();
        runtime.close();
        log.close();
    }
}
