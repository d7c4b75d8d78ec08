package city.chengyun.rules.threshold;

import city.chengyun.contract.alert.AlertEvent;
import city.chengyun.contract.alert.AlertEvidence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where judging stands after a sample: nothing, a run that has not lasted long enough, or an open
 * episode. The one state machine of thresholds; fed in time order.
 */
final class Phase {

    private final List<AlertEvidence> run = new ArrayList<>();
    private long runLastTs;
    private @Nullable Episode open;

    /** The open episode, if there is one. */
    @Nullable Episode open() {
        return open;
    }

    /** True if {@code onset} is, or may still become, the onset of the current episode. */
    boolean mayRaise(long onset) {
        return !run.isEmpty() && run.get(0).ts() == onset;
    }

    /** Returns the episode that this sample began or ended, or null. */
    @Nullable Episode step(long ts, SampleClass sampleClass, double value, Terms terms) {
        Episode current = open;
        if (current != null) {
            if (sampleClass != SampleClass.CLEARS) {
                return null;
            }
            open = null;
            return current.endedAt(ts);
        }
        if (sampleClass != SampleClass.EXCEEDS) {
            run.clear();
            return null;
        }
        if (!run.isEmpty() && ts - runLastTs > terms.maxGapMillis()) {
            run.clear();
        }
        extendRun(ts, value);
        long onset = run.get(0).ts();
        if (ts - onset < terms.forMillis()) {
            return null;
        }
        Episode begun = new Episode(onset, ts, value, terms, run, null);
        run.clear();
        open = begun;
        return begun;
    }

    private void extendRun(long ts, double value) {
        // How it began and how it was completed tell more than its middle.
        if (run.size() == AlertEvent.MAX_EVIDENCE) {
            run.remove(run.size() - 1);
        }
        run.add(new AlertEvidence(ts, value));
        runLastTs = ts;
    }

    Phase copy() {
        Phase copy = new Phase();
        copy.run.addAll(run);
        copy.runLastTs = runLastTs;
        copy.open = open;
        return copy;
    }

    boolean isIdle() {
        return open == null && run.isEmpty();
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeByte(run.size());
        for (AlertEvidence sample : run) {
            out.writeLong(sample.ts());
            out.writeDouble(sample.value());
        }
        out.writeLong(runLastTs);
        out.writeBoolean(open != null);
        if (open != null) {
            open.writeTo(out);
        }
    }

    static Phase readFrom(DataInput in) throws IOException {
        Phase phase = new Phase();
        for (int left = in.readByte(); left > 0; left--) {
            phase.run.add(new AlertEvidence(in.readLong(), in.readDouble()));
        }
        phase.runLastTs = in.readLong();
        phase.open = in.readBoolean() ? Episode.readFrom(in) : null;
        return phase;
    }
}
