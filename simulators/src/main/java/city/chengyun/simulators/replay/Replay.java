package city.chengyun.simulators.replay;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservationCodec;
import city.chengyun.simulators.mqtt.OutgoingMessage;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sends a source's observations at the wanted speed and tells how far it has come. */
final class Replay {

    private static final long PROGRESS_MILLIS = 1_000;

    /** Observations of one device that are due together travel together. */
    private static final int BATCH = 50;

    private final ReplaySource.Survey survey;
    private final TimeShift shift;
    private final ReplayLinks links;
    private final Clock clock;
    private final PrintWriter console;
    private final Map<DeviceId, ReplayedDevice> devices = new HashMap<>();
    private final Map<DeviceId, ArrayList<Observation>> pending = new LinkedHashMap<>();
    private final Map<DeviceId, Long> sequences = new HashMap<>();
    private final long firstSequence;
    private long sent;
    private long sentAtProgress;
    private long progressAt;

    Replay(
            ReplaySource.Survey survey,
            List<ReplayedDevice> targets,
            TimeShift shift,
            ReplayLinks links,
            Clock clock,
            PrintWriter console) {
        this.survey = survey;
        this.shift = shift;
        this.links = links;
        this.clock = clock;
        this.console = console;
        for (int i = 0; i < targets.size(); i++) {
            devices.put(survey.devices().get(i).id(), targets.get(i));
        }
        this.firstSequence = clock.millis() * 1_000;
    }

    /**
     * Runs to the end of the source.
     *
     * @return how many observations were handed to the links
     * @throws IOException if the source is damaged
     */
    long run(ReplaySource source) throws IOException, InterruptedException {
        progressAt = clock.millis();
        long position = survey.firstTs();
        try (var cursor = source.open()) {
            for (Optional<ReplayedObservation> next = cursor.next();
                    next.isPresent();
                    next = cursor.next()) {
                position = next.get().ts();
                awaitDue(position);
                add(next.get());
                progress(position);
            }
        }
        flush();
        return sent;
    }

    private void awaitDue(long ts) throws InterruptedException {
        Duration wait = shift.untilDue(ts, clock.millis());
        if (!wait.isNegative() && !wait.isZero()) {
            flush();
        }
        while (!wait.isNegative() && !wait.isZero()) {
            Thread.sleep(Math.min(PROGRESS_MILLIS, wait.toMillis()));
            progress(ts);
            wait = shift.untilDue(ts, clock.millis());
        }
    }

    private void add(ReplayedObservation replayed) throws InterruptedException {
        Observation original = replayed.observation();
        // Numbers of its own: those of the recording were used before.
        long sequence = sequences.merge(replayed.device(), firstSequence, (old, one) -> old + 1);
        var observations = pending.computeIfAbsent(replayed.device(), id -> new ArrayList<>());
        observations.add(
                new Observation(
                        shift.carried(original.ts()), sequence, original.values(), original.loc()));
        if (observations.size() >= BATCH) {
            pending.remove(replayed.device());
            send(replayed.device(), observations);
        }
    }

    private void flush() throws InterruptedException {
        for (var entry : pending.entrySet()) {
            send(entry.getKey(), entry.getValue());
        }
        pending.clear();
    }

    private void send(DeviceId id, List<Observation> observations) throws InterruptedException {
        ReplayedDevice device = requireNonNull(devices.get(id), "a device appeared after survey");
        byte[] payload =
                observations.size() == 1
                        ? ObservationCodec.encode(observations.get(0))
                        : ObservationCodec.encodeAll(observations);
        links.put(device.id(), new OutgoingMessage(device.topic(), payload));
        sent += observations.size();
    }

    private void progress(long ts) {
        long now = clock.millis();
        if (now - progressAt < PROGRESS_MILLIS) {
            return;
        }
        long span = Math.max(1, survey.lastTs() - survey.firstTs());
        console.println(
                String.format(
                        Locale.ROOT,
                        "%5.1f %%  %s  %.0f observations/s  %d unacknowledged messages",
                        100.0 * (ts - survey.firstTs()) / span,
                        Instant.ofEpochMilli(ts),
                        (sent - sentAtProgress) * 1000.0 / (now - progressAt),
                        links.outstanding()));
        console.flush();
        sentAtProgress = sent;
        progressAt = now;
    }
}
