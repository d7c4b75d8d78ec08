package city.chengyun.broker;

import city.chengyun.intake.CredentialDirectory;
import city.chengyun.intake.Intake;
import city.chengyun.intake.Refusals;
import city.chengyun.intake.TopicPermissions;
import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.migration.meta.PersistenceType;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HiveMQ with the hub's extension, from start to stop. */
final class MqttBroker implements AutoCloseable {

    /** Longer than the intake takes at most; see {@link IntakeInterceptor}. */
    static final Duration INTERCEPTOR_TIMEOUT = Duration.ofSeconds(8);

    private static final Logger log = LoggerFactory.getLogger(MqttBroker.class);
    private static final Duration STOP_WAIT = Duration.ofSeconds(6);

    private final EmbeddedHiveMQ hiveMq;

    private MqttBroker(EmbeddedHiveMQ hiveMq) {
        this.hiveMq = hiveMq;
    }

    /**
     * What the broker asks of the rest of its process.
     *
     * @param clock tells when a device went offline and when a refusal is forgotten
     */
    record Collaborators(
            Intake intake,
            CredentialDirectory credentials,
            TopicPermissions permissions,
            Refusals refusals,
            MeterRegistry meters,
            Clock clock) {}

    /**
     * Starts the broker; when this returns it accepts connections.
     *
     * @throws IOException when the data directory cannot be written
     * @throws ExecutionException when HiveMQ does not start, for instance on a port that is taken
     */
    static MqttBroker start(BrokerSettings settings, Collaborators hub, Duration interceptorTimeout)
            throws IOException, ExecutionException, InterruptedException {
        Path configuration = Files.createDirectories(settings.data().resolve("conf"));
        Path data = Files.createDirectories(settings.data().resolve("data"));
        Path extensions = Files.createDirectories(settings.data().resolve("extensions"));
        BrokerConfiguration.write(settings, configuration);
        Presence presence = new Presence();
        ReconnectBrake brake = new ReconnectBrake(hub.clock());
        var interceptor = new IntakeInterceptor(hub.intake(), presence, brake, interceptorTimeout);
        var revoker = new SessionRevoker(hub.credentials(), hub.permissions(), hub.refusals());
        var extension =
                new HubExtension(
                        new CredentialAuthenticator(
                                hub.credentials(), hub.refusals(), brake, revoker),
                        new TopicAuthorizer(hub.permissions(), hub.refusals(), presence),
                        interceptor,
                        new PresenceListener(
                                presence, hub.intake(), revoker, hub.credentials(), hub.clock()));
        keepLittleOnDisk();
        EmbeddedHiveMQ hiveMq =
                EmbeddedHiveMQ.builder()
                        .withConfigurationFolder(configuration)
                        .withDataFolder(data)
                        .withExtensionsFolder(extensions)
                        .withEmbeddedExtension(extension.embedded())
                        .withoutLoggingBootstrap()
                        .build();
        hiveMq.start().get();
        hub.credentials().addListener(revoker);
        revoker.sweep();
        BrokerMetrics.bind(hiveMq.getMetricRegistry(), presence, interceptor, hub.meters());
        log.info("MQTT on {}:{}", settings.bind(), settings.port());
        return new MqttBroker(hiveMq);
    }

    /**
     * Has HiveMQ keep payloads and retained messages where it keeps its sessions. By default it
     * opens 128 RocksDB databases for them, which reserve 4 MB of disk each before anything is in
     * them and more afterwards. Few messages are kept here: what devices say goes to the log.
     */
    private static void keepLittleOnDisk() {
        InternalConfigurations.PAYLOAD_PERSISTENCE_TYPE.set(PersistenceType.FILE);
        InternalConfigurations.RETAINED_MESSAGE_PERSISTENCE_TYPE.set(PersistenceType.FILE);
    }

    @Override
    public void close() {
        try {
            hiveMq.stop().get(STOP_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException failure) {
            log.warn("The broker did not stop in order", failure);
        }
    }
}
