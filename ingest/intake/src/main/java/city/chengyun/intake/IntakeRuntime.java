package city.chengyun.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.contract.log.SecurityEvent;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Everything that a process with an intake needs, put together: topics provisioned, credentials
 * read, log connected, health and metrics served. The process adds where its messages come from and
 * calls {@link #startCarrying} when they can.
 */
public final class IntakeRuntime implements AutoCloseable {

    private final PrometheusMeterRegistry meters =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
    private final CredentialDirectory credentials = new CredentialDirectory();
    private final TopicPermissions permissions = new TopicPermissions(credentials);
    private final HealthServer health;
    private final DiskWatch disk;
    private final LogProducer producer;
    private final CredentialFollower follower;
    private final Refusals refusals;
    private final Intake intake;
    private final TickSource ticks;
    private volatile BooleanSupplier carrying = () -> false;
    private volatile boolean ready;

    private IntakeRuntime(IntakeSettings settings, Clock clock) throws IOException {
        meters.config().commonTags("intake", settings.intakeId());
        this.health = HealthServer.start(settings.healthPort(), () -> ready, meters);
        this.disk = new DiskWatch(settings.diskReserve());
        this.producer = new LogProducer(settings.kafkaBootstrap(), settings.intakeId());
        this.follower = new CredentialFollower(settings.kafkaBootstrap(), credentials);
        this.refusals = new Refusals(this::publish, clock, meters);
        this.intake =
                new KafkaIntake(
                        producer,
                        permissions,
                        new RejectedPayloads(producer, clock),
                        refusals,
                        disk::hasRoom,
                        settings.intakeId(),
                        meters);
        // A device that is refused because there is no room is not silent.
        this.ticks =
                new TickSource(
                        producer,
                        settings.intakeId(),
                        () -> disk.hasRoom() && carrying.getAsBoolean());
        bindMeters(settings);
    }

    /**
     * Starts the parts and waits, for as long as it takes, until the log has answered: until then
     * nobody could be let in.
     *
     * @throws IOException when the health port is taken
     */
    public static IntakeRuntime start(IntakeSettings settings, Clock clock)
            throws IOException, InterruptedException {
        IntakeRuntime runtime = new IntakeRuntime(settings, clock);
        try {
            runtime.disk.start();
            TopicProvisioner.provision(settings.kafkaBootstrap());
            runtime.follower.start();
            runtime.follower.awaitReadToEnd();
            runtime.producer.awaitTopics();
            return runtime;
        } catch (InterruptedException | RuntimeException failure) {
            runtime.close();
            throw failure;
        }
    }

    /**
     * Declares the process ready and starts the ticks.
     *
     * @param nowCarrying asked each second: whether a device's message would arrive here now. While
     *     it would not, there are no ticks, and no device is taken for silent.
     */
    public void startCarrying(BooleanSupplier nowCarrying) {
        carrying = nowCarrying;
        ready = true;
        ticks.start();
    }

    public Intake intake() {
        return intake;
    }

    public CredentialDirectory credentials() {
        return credentials;
    }

    public TopicPermissions permissions() {
        return permissions;
    }

    public Refusals refusals() {
        return refusals;
    }

    /** Where the process registers its own metrics. */
    public MeterRegistry meters() {
        return meters;
    }

    /** Loopback port of {@code /health} and {@code /metrics}. */
    public int healthPort() {
        return health.port();
    }

    /** Writes out what was accepted for sending, then stops. Takes at most a few seconds. */
    @Override
    public void close() {
        ready = false;
        ticks.close();
        disk.close();
        follower.close();
        producer.close();
        garbageCollection.close();
        health.close();
    }

    private void publish(SecurityEvent event) {
        producer.sendAndForget(
                new ProducerRecord<>(
                        LogTopics.SECURITY,
                        event.subject().getBytes(UTF_8),
                        ContractJson.toBytes(event)));
    }

    private void bindMeters(IntakeSettings settings) {
        garbageCollection.bindTo(meters);
        new JvmMemoryMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        Gauge.builder(IntakeMetrics.IN_FLIGHT, producer, LogProducer::inFlight).register(meters);
        Gauge.builder(IntakeMetrics.CREDENTIALS, credentials, CredentialDirectory::size)
                .register(meters);
        Gauge.builder(IntakeMetrics.LOG_REACHABLE, ticks, t -> t.isAnswered() ? 1 : 0)
                .register(meters);
        if (settings.diskReserve() != null) {
            Gauge.builder(IntakeMetrics.DISK_FREE, disk, DiskWatch::freeBytes).register(meters);
        }
    }
}
