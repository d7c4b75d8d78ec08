package city.chengyun.rules.absence;

import city.chengyun.contract.RuleId;
import city.chengyun.contract.Severity;
import city.chengyun.contract.alert.AlertCause;
import city.chengyun.contract.alert.AlertMode;
import city.chengyun.contract.rule.Condition;
import city.chengyun.contract.rule.RuleDefinition;
import city.chengyun.contract.rule.RuleState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Watches one device for silence, for any number of rules. The onset of a silence is the receive
 * time of the last message before it. Mutable, not thread-safe.
 */
public final class SilenceWatch {

    /** More messages than this do not wait; what is dropped errs on the side of no alert. */
    private static final int MAX_WAITING = 1_000;

    private final List<Told> told = new ArrayList<>(0);

    /** Messages from after a check that is still due, oldest first. */
    private final Deque<Heard> waiting = new ArrayDeque<>(0);

    private @Nullable Heard heard;

    /**
     * A rule as it applies to the device now.
     *
     * @param rule its identity
     * @param version the version in force
     * @param severity of the alert
     * @param mode of the alert
     * @param allowed silence that is still all right
     * @param grace further silence that is all right after the intake was away
     */
    public record Terms(
            RuleId rule,
            int version,
            Severity severity,
            AlertMode mode,
            Duration allowed,
            Duration grace) {

        /** The terms of a rule version for a device that reports every {@code interval}. */
        public static Terms of(RuleDefinition rule, Condition.Absence absence, Duration interval) {
            long allowed = Math.round(interval.toMillis() * absence.intervals());
            return new Terms(
                    rule.id(),
                    rule.version(),
                    rule.severity(),
                    rule.state() == RuleState.SHADOW ? AlertMode.SHADOW : AlertMode.LIVE,
                    Duration.ofMillis(allowed),
                    interval);
        }
    }

    /**
     * What must be told.
     *
     * @param terms rule and version that raised it
     * @param revision counts what was told of this silence, from 1
     * @param onset receive time of the last message before the silence, epoch milliseconds
     * @param raisedAt receive time at which it became too long, epoch milliseconds
     * @param clearedAt receive time at which it ended; null while it lasts
     * @param cause the record that decided
     */
    public record Change(
            Terms terms,
            int revision,
            long onset,
            long raisedAt,
            @Nullable Long clearedAt,
            AlertCause cause) {}

    private record Told(Terms terms, int revision, long onset, long raisedAt, boolean open) {

        void writeTo(DataOutput out) throws IOException {
            out.writeUTF(terms.rule().value());
            out.writeInt(terms.version());
            out.writeUTF(terms.severity().name());
            out.writeUTF(terms.mode().name());
            out.writeLong(terms.allowed().toMillis());
            out.writeLong(terms.grace().toMillis());
            out.writeInt(revision);
            out.writeLong(onset);
            out.writeLong(raisedAt);
            out.writeBoolean(open);
        }

        static Told readFrom(DataInput in) throws IOException {
            Terms terms =
                    new Terms(
                            RuleId.of(in.readUTF()),
                            in.readInt(),
                            Severity.valueOf(in.readUTF()),
                            AlertMode.valueOf(in.readUTF()),
                            Duration.ofMillis(in.readLong()),
                            Duration.ofMillis(in.readLong()));
            return new Told(terms, in.readInt(), in.readLong(), in.readLong(), in.readBoolean());
        }
    }

    /**
     * Takes note of a message: every open silence ends.
     *
     * @param due when the next {@link #check} is due, receive time in epoch milliseconds. A message
     *     from then or later waits for {@link #hearBefore}: it may be here before the time of the
     *     check has come everywhere, and must not undo what the check would have found.
     */
    public List<Change> hear(Heard message, long due) {
        if (heard == null || (message.receivedAt() < due && waiting.isEmpty())) {
            return hear(message);
        }
        if (waiting.size() == MAX_WAITING) {
            waiting.removeLast();
        }
        waiting.addLast(message);
        return List.of();
    }

    /** Takes note of the messages that waited and are from before the next check. */
    public List<Change> hearBefore(long due) {
        List<Change> changes = new ArrayList<>(0);
        while (!waiting.isEmpty() && waiting.element().receivedAt() < due) {
            changes.addAll(hear(waiting.remove()));
        }
        return changes;
    }

    private List<Change> hear(Heard message) {
        heard = message;
        if (told.isEmpty()) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>();
        for (Told entry : told) {
            if (entry.open) {
                changes.add(cleared(entry, message.receivedAt(), message.cause()));
            }
        }
        told.clear();
        return changes;
    }

    /**
     * Raises what is due and ends what no rule looks at any more.
     *
     * @param now receive time, epoch milliseconds
     * @param inForce rules that apply to the device now
     * @param clock of the intake that carried the last message
     */
    public List<Change> check(long now, List<Terms> inForce, SilenceClock clock) {
        Heard last = heard;
        if (last == null) {
            return List.of();
        }
        List<Change> changes = new ArrayList<>(0);
        for (Told entry : told) {
            if (entry.open && inForce.stream().noneMatch(terms -> isSame(terms, entry))) {
                changes.add(cleared(entry, now, last.cause()));
            }
        }
        for (Change ended : changes) {
            remember(ended);
        }
        SilenceClock.Silence silence = clock.between(last.receivedAt(), now);
        for (Terms terms : inForce) {
            if (!isOpen(terms.rule()) && remaining(terms, silence) <= 0) {
                int revision = revisionOf(terms.rule()) + 1;
                Change raised =
                        new Change(terms, revision, last.receivedAt(), now, null, last.cause());
                remember(raised);
                changes.add(raised);
            }
        }
        return changes;
    }

    /** When to check next, receive time in epoch milliseconds; empty if nothing can become due. */
    public OptionalLong nextCheck(long now, List<Terms> inForce, SilenceClock clock) {
        Heard last = heard;
        if (last == null) {
            return OptionalLong.empty();
        }
        SilenceClock.Silence silence = clock.between(last.receivedAt(), now);
        return inForce.stream()
                .filter(terms -> !isOpen(terms.rule()))
                .mapToLong(terms -> now + Math.max(1, remaining(terms, silence)))
                .min();
    }

    public @Nullable Heard heard() {
        return heard;
    }

    /** After an interruption the device gets one interval of grace. */
    private static long remaining(Terms terms, SilenceClock.Silence silence) {
        long allowed = terms.allowed().toMillis();
        long grace = silence.interrupted() ? terms.grace().toMillis() : 0;
        return allowed + grace - silence.aliveMillis();
    }

    private static boolean isSame(Terms terms, Told entry) {
        return terms.rule().equals(entry.terms.rule());
    }

    private static Change cleared(Told entry, long at, AlertCause cause) {
        return new Change(entry.terms, entry.revision + 1, entry.onset, entry.raisedAt, at, cause);
    }

    private void remember(Change change) {
        told.removeIf(entry -> isSame(change.terms, entry));
        told.add(
                new Told(
                        change.terms,
                        change.revision,
                        change.onset,
                        change.raisedAt,
                        change.clearedAt == null));
    }

    private boolean isOpen(RuleId rule) {
        for (Told entry : told) {
            if (entry.open && entry.terms.rule().equals(rule)) {
                return true;
            }
        }
        return false;
    }

    private int revisionOf(RuleId rule) {
        for (Told entry : told) {
            if (entry.terms.rule().equals(rule)) {
                return entry.revision;
            }
        }
        return 0;
    }

    /** A watch that changes independently of this one. */
    public SilenceWatch copy() {
        SilenceWatch copy = new SilenceWatch();
        copy.heard = heard;
        copy.told.addAll(told);
        copy.waiting.addAll(waiting);
        return copy;
    }

    /** Writes the state; the reader's format version is the caller's. */
    public void writeTo(DataOutput out) throws IOException {
        Heard last = heard;
        out.writeBoolean(last != null);
        if (last == null) {
            return;
        }
        last.writeTo(out);
        out.writeInt(told.size());
        for (Told entry : told) {
            entry.writeTo(out);
        }
        out.writeInt(waiting.size());
        for (Heard message : waiting) {
            message.writeTo(out);
        }
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @param withWaiting false for the form of a time when no message waited
     */
    public static SilenceWatch readFrom(DataInput in, boolean withWaiting) throws IOException {
        SilenceWatch watch = new SilenceWatch();
        if (in.readBoolean()) {
            watch.heard = Heard.readFrom(in);
            for (int left = in.readInt(); left > 0; left--) {
                watch.told.add(Told.readFrom(in));
            }
            for (int left = withWaiting ? in.readInt() : 0; left > 0; left--) {
                watch.waiting.addLast(Heard.readFrom(in));
            }
        }
        return watch;
    }
}
