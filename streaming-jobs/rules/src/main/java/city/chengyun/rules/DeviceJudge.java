package city.chengyun.rules;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.RuleId;
import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.contract.observation.PropertyValue;
import city.chengyun.contract.observation.PropertyValue.BooleanValue;
import city.chengyun.contract.observation.PropertyValue.NumberValue;
import city.chengyun.contract.rule.Condition;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.rules.absence.Heard;
import city.chengyun.rules.absence.SilenceClock;
import city.chengyun.rules.absence.SilenceWatch;
import city.chengyun.rules.threshold.EpisodeChange;
import city.chengyun.rules.threshold.Terms;
import city.chengyun.rules.threshold.ThresholdTrack;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Everything that judging remembers of one device, and the judging itself.
 *
 * <p>Values are judged in phenomenon time, silence in receive time; no other clock takes part.
 * Given the same observations and rule versions the alerts end up the same whatever the order
 * within the lateness. Mutable, not thread-safe.
 */
public final class DeviceJudge {

    /** Version of the serialised form. */
    private static final byte FORMAT = 2;

    /** The form before messages could wait for a check; still read. */
    private static final byte FORMAT_WITHOUT_WAITING = 1;

    private final Map<TrackKey, ThresholdTrack> tracks = new HashMap<>();
    private SilenceWatch silence = new SilenceWatch();

    private record TrackKey(RuleId rule, String property) {}

    /**
     * Judges an observation.
     *
     * @param observation already validated
     * @param received how it reached the log
     * @param lateness how much older than the newest an observation may be and still be judged
     * @param silenceDue when {@link #checkSilence} is due next, receive time in epoch milliseconds;
     *     what an observation from then or later says about silence waits for it
     * @return alert events, oldest first
     */
    public List<AlertEvent> observe(
            Observation observation,
            Received received,
            JudgedDevice device,
            RuleBook rules,
            Duration lateness,
            long silenceDue) {
        AlertEvents events = new AlertEvents(device, rules, received.at(), received.cause());
        silence.hear(received.asHeard(), silenceDue).forEach(events::add);
        List<RuleDefinition> inForce = rules.listInForce(device, received.at());
        for (RuleDefinition rule : inForce) {
            if (rule.condition() instanceof Condition.Threshold threshold) {
                judge(observation, rule, threshold, device, lateness, events);
            }
        }
        if (tracks.size() > 0) {
            endUnjudged(observation, inForce, lateness, events);
        }
        return events.list();
    }

    private void judge(
            Observation observation,
            RuleDefinition rule,
            Condition.Threshold threshold,
            JudgedDevice device,
            Duration lateness,
            AlertEvents events) {
        Double value = judgedValue(observation.values().get(threshold.property()));
        if (value == null) {
            return;
        }
        TrackKey key = new TrackKey(rule.id(), threshold.property());
        Terms terms =
                Terms.of(rule, threshold, device.limit(rule, threshold.value()), device.interval());
        ThresholdTrack track = tracks.computeIfAbsent(key, created -> new ThresholdTrack());
        List<EpisodeChange> changes =
                track.accept(observation.ts(), value, terms, lateness.toMillis());
        for (EpisodeChange change : changes) {
            events.add(key.rule, key.property, change);
        }
    }

    /**
     * A rule that was paused, or does not look at the device any more, ends with the next value.
     */
    private void endUnjudged(
            Observation observation,
            List<RuleDefinition> inForce,
            Duration lateness,
            AlertEvents events) {
        Iterator<Map.Entry<TrackKey, ThresholdTrack>> entries = tracks.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<TrackKey, ThresholdTrack> entry = entries.next();
            TrackKey key = entry.getKey();
            if (isInForce(key, inForce)
                    || judgedValue(observation.values().get(key.property)) == null) {
                continue;
            }
            ThresholdTrack track = entry.getValue();
            for (EpisodeChange change :
                    track.acceptUnjudged(observation.ts(), lateness.toMillis())) {
                events.add(key.rule, key.property, change);
            }
            if (track.isIdle()) {
                entries.remove();
            }
        }
    }

    private static boolean isInForce(TrackKey key, List<RuleDefinition> inForce) {
        for (RuleDefinition rule : inForce) {
            if (rule.id().equals(key.rule)
                    && rule.condition() instanceof Condition.Threshold threshold
                    && threshold.property().equals(key.property)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Double judgedValue(@Nullable ObservedValue observed) {
        if (observed == null || !observed.quality().isJudged()) {
            return null;
        }
        PropertyValue value = observed.value();
        if (value instanceof NumberValue number) {
            return number.value();
        }
        return value instanceof BooleanValue bool ? (bool.value() ? 1.0 : 0.0) : null;
    }

    /**
     * Looks for silence.
     *
     * @param now receive time, epoch milliseconds; at or before what every partition has reached
     * @param clock of the intake named by {@link #heard()}
     * @return alert events
     */
    public List<AlertEvent> checkSilence(
            long now, JudgedDevice device, RuleBook rules, SilenceClock clock) {
        Heard heard = silence.heard();
        if (heard == null) {
            return List.of();
        }
        AlertEvents events = new AlertEvents(device, rules, now, heard.cause());
        silence.check(now, silenceTerms(now, device, rules), clock).forEach(events::add);
        return events.list();
    }

    /**
     * Hears what waited for the last check and is from before the next.
     *
     * @param due when that is, receive time in epoch milliseconds
     * @return the ends of silences
     */
    public List<AlertEvent> hearBefore(long due, JudgedDevice device, RuleBook rules) {
        List<AlertEvent> ends = new ArrayList<>(0);
        for (SilenceWatch.Change change : silence.hearBefore(due)) {
            long endedAt = requireNonNull(change.clearedAt(), "a message only ends silences");
            AlertEvents events = new AlertEvents(device, rules, endedAt, change.cause());
            events.add(change);
            ends.addAll(events.list());
        }
        return ends;
    }

    /** When to look for silence next, receive time; empty if nothing can become due. */
    public OptionalLong nextSilenceCheck(
            long now, JudgedDevice device, RuleBook rules, SilenceClock clock) {
        return silence.nextCheck(now, silenceTerms(now, device, rules), clock);
    }

    /** When and how the device was heard last; null if never. */
    public @Nullable Heard heard() {
        return silence.heard();
    }

    private static List<SilenceWatch.Terms> silenceTerms(
            long now, JudgedDevice device, RuleBook rules) {
        List<SilenceWatch.Terms> terms = new ArrayList<>(1);
        for (RuleDefinition rule : rules.listInForce(device, now)) {
            if (rule.condition() instanceof Condition.Absence absence) {
                terms.add(SilenceWatch.Terms.of(rule, absence, device.interval()));
            }
        }
        return terms;
    }

    /** A judge that changes independently of this one. */
    public DeviceJudge copy() {
        DeviceJudge copy = new DeviceJudge();
        tracks.forEach((key, track) -> copy.tracks.put(key, track.copy()));
        copy.silence = silence.copy();
        return copy;
    }

    /** Writes the state in a versioned form. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeByte(FORMAT);
        out.writeInt(tracks.size());
        for (Map.Entry<TrackKey, ThresholdTrack> entry : tracks.entrySet()) {
            out.writeUTF(entry.getKey().rule.value());
            out.writeUTF(entry.getKey().property);
            entry.getValue().writeTo(out);
        }
        silence.writeTo(out);
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws IOException if it was written by a newer version
     */
    public static DeviceJudge readFrom(DataInput in) throws IOException {
        byte format = in.readByte();
        if (format != FORMAT && format != FORMAT_WITHOUT_WAITING) {
            throw new IOException(
                    "judge state has format " + format + ", this version reads " + FORMAT);
        }
        DeviceJudge judge = new DeviceJudge();
        for (int left = in.readInt(); left > 0; left--) {
            TrackKey key = new TrackKey(RuleId.of(in.readUTF()), in.readUTF());
            judge.tracks.put(key, ThresholdTrack.readFrom(in));
        }
        judge.silence = SilenceWatch.readFrom(in, format == FORMAT);
        return judge;
    }

    /** The state as bytes. */
    public byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /**
     * The state from bytes.
     *
     * @throws UncheckedIOException if they are cut short or from a newer version
     */
    public static DeviceJudge fromBytes(byte[] bytes) {
        try {
            return readFrom(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException("not the state of a judge", e);
        }
    }
}
