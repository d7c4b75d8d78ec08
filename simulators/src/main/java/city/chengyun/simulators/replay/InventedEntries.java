package city.chengyun.simulators.replay;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.observation.ObservationCodec;
import city.chengyun.intake.replay.LogEntry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Observations as if an intake had taken each at the moment it speaks of. Nobody knows when such an
 * intake was listening: it ticks with each message and not between them, so silence is not judged.
 */
final class InventedEntries implements EntryCursor {

    private static final String INTAKE = "file";

    private final ReplaySource.Cursor observations;
    private final Map<DeviceId, ReplayedDevice> devices;
    private long now = Long.MIN_VALUE;
    private LogEntry.@Nullable Message waiting;

    InventedEntries(ReplaySource.Cursor observations, List<ReplayedDevice> devices) {
        this.observations = observations;
        this.devices =
                devices.stream().collect(Collectors.toMap(ReplayedDevice::id, Function.identity()));
    }

    @Override
    public Optional<LogEntry> next() throws IOException {
        LogEntry.Message message = waiting;
        if (message != null) {
            waiting = null;
            return Optional.of(message);
        }
        Optional<ReplayedObservation> next = observations.next();
        if (next.isEmpty()) {
            return Optional.empty();
        }
        message = message(next.get());
        if (message.at() <= now) {
            return Optional.of(message);
        }
        now = message.at();
        waiting = message;
        return Optional.of(new LogEntry.Tick(now, INTAKE, null));
    }

    private LogEntry.Message message(ReplayedObservation replayed) {
        ReplayedDevice device = requireNonNull(devices.get(replayed.device()), "unknown device");
        return new LogEntry.Message(
                replayed.ts(),
                INTAKE,
                device.topic(),
                device.id().value(),
                ObservationCodec.encode(replayed.observation()));
    }

    @Override
    public void close() throws IOException {
        observations.close();
    }
}
