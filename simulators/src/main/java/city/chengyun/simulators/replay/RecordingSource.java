package city.chengyun.simulators.replay;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.DeviceId;
import city.chengyun.contract.Domain;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.contract.mqtt.DeviceTopic;
import city.chengyun.contract.mqtt.MessageKind;
import city.chengyun.contract.observation.DecodeResult;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservationCodec;
import city.chengyun.intake.replay.LogEntry;
import city.chengyun.simulators.record.RecordingReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The telemetry of a recording. Events, status messages and malformed telemetry are skipped. A
 * recording does not name the kinds of its devices; the kind with the fewest properties that has
 * all the properties a device reported is taken.
 */
final class RecordingSource implements ReplaySource {

    private final Path file;
    private final DeviceCatalog catalog;

    RecordingSource(Path file, DeviceCatalog catalog) {
        this.file = file;
        this.catalog = catalog;
    }

    /** What is known of a device after some messages. */
    private static final class Seen {
        private final DeviceTopic topic;
        private final Set<String> properties = new TreeSet<>();

        Seen(DeviceTopic topic) {
            this.topic = topic;
        }
    }

    @Override
    public Survey survey() throws IOException {
        Map<DeviceId, Seen> seen = new LinkedHashMap<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long observations = 0;
        try (var cursor = new Reading()) {
            for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
                Observation observation = next.get().observation();
                seen.computeIfAbsent(next.get().device(), id -> new Seen(cursor.topic()))
                        .properties
                        .addAll(observation.values().keySet());
                first = Math.min(first, observation.ts());
                last = Math.max(last, observation.ts());
                observations++;
            }
            List<ReplayedDevice> devices = new ArrayList<>();
            for (Seen device : seen.values()) {
                devices.add(describe(device));
            }
            return new Survey(devices, observations, first, last, cursor.skipped);
        }
    }

    @Override
    public Cursor open() throws IOException {
        return new Reading();
    }

    @Override
    public EntryCursor entries() throws IOException {
        return new RecordedEntries(file);
    }

    @Override
    public int partitions() throws IOException {
        try (var reader = new RecordingReader(file)) {
            return reader.partitions().orElse(LogTopics.INTAKE_PARTITIONS);
        }
    }

    private ReplayedDevice describe(Seen device) throws IOException {
        Domain domain = device.topic.domain();
        Adcode adcode = device.topic.adcode();
        String kind =
                catalog.listTypes().stream()
                        .filter(type -> type.domain() == domain)
                        .filter(type -> hasAll(type, device.properties))
                        .min(
                                (a, b) ->
                                        Integer.compare(
                                                a.properties().size(), b.properties().size()))
                        .map(DeviceType::kind)
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "no kind of the catalogue has all properties of %s: %s"
                                                        .formatted(
                                                                device.topic.deviceId(),
                                                                device.properties)));
        return new ReplayedDevice(device.topic.deviceId(), kind, domain, adcode, null, null);
    }

    private static boolean hasAll(DeviceType type, Set<String> properties) {
        return properties.stream().allMatch(code -> type.findProperty(code).isPresent());
    }

    private final class Reading implements Cursor {

        private final RecordingReader reader;
        private final Deque<Observation> pending = new ArrayDeque<>();
        private DeviceTopic topic =
                new DeviceTopic(
                        new Adcode("130100"),
                        Domain.EMERGENCY,
                        new DeviceId("none"),
                        MessageKind.TELEMETRY);
        private long skipped;

        Reading() throws IOException {
            reader = new RecordingReader(file);
        }

        /** Topic of the observation that was read last. */
        DeviceTopic topic() {
            return topic;
        }

        @Override
        public Optional<ReplayedObservation> next() throws IOException {
            while (pending.isEmpty()) {
                Optional<LogEntry> entry = reader.next();
                if (entry.isEmpty()) {
                    return Optional.empty();
                }
                if (entry.get() instanceof LogEntry.Message message) {
                    take(message);
                }
            }
            return Optional.of(new ReplayedObservation(topic.deviceId(), pending.removeFirst()));
        }

        private void take(LogEntry.Message message) {
            Optional<DeviceTopic> parsed =
                    DeviceTopic.parse(message.topic())
                            .filter(t -> t.kind() == MessageKind.TELEMETRY);
            if (parsed.isPresent()
                    && ObservationCodec.decode(message.payload())
                            instanceof DecodeResult.Decoded<List<Observation>> decoded) {
                topic = parsed.get();
                pending.addAll(decoded.value());
            } else {
                skipped++;
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
