package city.chengyun.intake.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.ContractJson;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.log.IntakeHeaders;
import city.chengyun.contract.log.LogTopics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * The log of an isolated run: topics of its own beside those of the city, whose records carry the
 * receive times that they are given. Used by one thread.
 *
 * <p>What was appended is durable after {@link #flush}.
 */
public final class ReplayLog implements AutoCloseable {

    private static final byte @Nullable [] NOTHING = null;

    private final String bootstrap;
    private final RunName run;
    private final LogPartitions partitions;
    private final Admin admin;
    private final ReplayProducer producer;
    private long ticks;
    private long announced;
    private long latest = Long.MIN_VALUE;

    private ReplayLog(String bootstrap, RunName run, LogPartitions partitions, Admin admin) {
        this.bootstrap = bootstrap;
        this.run = run;
        this.partitions = partitions;
        this.admin = admin;
        this.producer = new ReplayProducer(bootstrap);
    }

    /**
     * Makes the topics of a run.
     *
     * @param intakePartitions as many as the log has that the entries come from
     * @throws RunExists if there is a run of that name
     * @throws IOException if the log cannot be reached
     */
    public static ReplayLog create(String bootstrap, RunName run, int intakePartitions)
            throws IOException, InterruptedException {
        Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        try {
            ReplayTopics.create(admin, run, intakePartitions);
            return new ReplayLog(bootstrap, run, new LogPartitions(intakePartitions), admin);
        } catch (IOException | InterruptedException | KafkaException e) {
            admin.close();
            throw e;
        }
    }

    /** Copies every rule version of the city. */
    public void copyRules(long at) throws IOException {
        for (Map.Entry<String, byte[]> rule :
                LogContents.readNewest(bootstrap, LogTopics.RULE).entrySet()) {
            send(LogTopics.RULE, 0, at, rule.getKey().getBytes(UTF_8), rule.getValue());
        }
    }

    /**
     * Copies those of the devices that the city has.
     *
     * @return the ones found
     */
    public Set<DeviceId> copyDevices(Set<DeviceId> wanted, long at) throws IOException {
        Map<DeviceId, byte[]> found = new LinkedHashMap<>();
        LogContents.readNewest(bootstrap, LogTopics.DEVICE)
                .forEach(
                        (key, value) -> {
                            if (!key.startsWith(LogTopics.TICK_KEY_PREFIX)
                                    && wanted.contains(DeviceId.of(key))) {
                                found.put(DeviceId.of(key), value);
                            }
                        });
        for (Map.Entry<DeviceId, byte[]> device : found.entrySet()) {
            announce(device.getKey(), device.getValue(), at);
        }
        return Set.copyOf(found.keySet());
    }

    /** Announces a device to the run. */
    public void announce(DeviceDescriptor device, long at) throws IOException {
        announce(device.id(), ContractJson.toBytes(device), at);
    }

    private void announce(DeviceId id, byte[] descriptor, long at) throws IOException {
        send(LogTopics.DEVICE, 0, at, id.value().getBytes(UTF_8), descriptor);
        announced++;
    }

    /** How many devices were copied or announced. */
    public long announced() {
        return announced;
    }

    /**
     * Appends an entry at its receive time, or at that of the entry before if it is earlier: in a
     * log, time does not go back.
     *
     * @throws IOException if the log refused this one or an earlier one
     */
    public void append(LogEntry entry) throws IOException {
        latest = Math.max(latest, entry.at());
        for (int partition : partitions.of(entry)) {
            ProducerRecord<byte[], byte[]> record =
                    entry instanceof LogEntry.Message message
                            ? message(message, partition)
                            : tick(partition);
            record.headers().add(IntakeHeaders.INTAKE, entry.intake().getBytes(UTF_8));
            producer.send(record);
        }
        if (LogPartitions.ticksDevices(entry)) {
            tickDevices(entry.intake());
        }
        ticks += entry instanceof LogEntry.Tick ? 1 : 0;
    }

    /**
     * Appends the last record of all, at which the run's jobs end, and returns when everything is
     * durable.
     *
     * @throws IOException if something was refused
     */
    public void finish() throws IOException {
        tickDevices("end");
        flush();
    }

    private void tickDevices(String intake) throws IOException {
        byte[] key = (LogTopics.TICK_KEY_PREFIX + intake).getBytes(UTF_8);
        producer.send(new ProducerRecord<>(name(LogTopics.DEVICE), 0, latest, key, NOTHING));
    }

    private ProducerRecord<byte[], byte[]> message(LogEntry.Message message, int partition) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(
                        name(LogTopics.INTAKE),
                        partition,
                        latest,
                        LogPartitions.key(message).orElseThrow(),
                        message.payload());
        record.headers()
                .add(IntakeHeaders.TOPIC, message.topic().getBytes(UTF_8))
                .add(IntakeHeaders.PUBLISHER, message.publisher().getBytes(UTF_8));
        return record;
    }

    private ProducerRecord<byte[], byte[]> tick(int partition) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(name(LogTopics.INTAKE), partition, latest, NOTHING, NOTHING);
        record.headers().add(IntakeHeaders.TICK, Long.toString(ticks).getBytes(UTF_8));
        return record;
    }

    /**
     * Returns when everything appended so far is durable.
     *
     * @throws IOException if something of it was refused
     */
    public void flush() throws IOException {
        producer.flush();
    }

    /** How far the run's jobs have come. */
    public RunProgress progress() throws IOException, InterruptedException {
        return RunProgress.read(admin, run, announced);
    }

    /** Everything the run's judge has said, in the order of each device. */
    public List<AlertEvent> readAlerts() {
        List<AlertEvent> events = new ArrayList<>();
        LogContents.readToEnd(
                bootstrap,
                name(LogTopics.ALERT),
                record -> events.add(ContractJson.fromBytes(record.value(), AlertEvent.class)));
        return events;
    }

    private void send(String topic, int partition, long at, byte[] key, byte[] value)
            throws IOException {
        producer.send(new ProducerRecord<>(name(topic), partition, at, key, value));
    }

    private String name(String topicOfCity) {
        return run.topicPrefix() + topicOfCity;
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
