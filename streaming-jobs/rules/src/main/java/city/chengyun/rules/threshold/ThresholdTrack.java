package city.chengyun.rules.threshold;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges one property of one device by one rule, whatever order its samples come in.
 *
 * <p>Keeps the phase before the lateness horizon and the samples since. A sample in order costs a
 * constant: one step at the newest end, one at the horizon. A sample out of order judges the kept
 * ones again and tells the difference to what was told before. Of two samples of the same time the
 * one received later counts. Mutable, not thread-safe.
 */
public final class ThresholdTrack {

    /** Above this, terms that no sample refers to any more are dropped. */
    private static final int MAX_IDLE_TERMS = 16;

    private final List<Terms> terms = new ArrayList<>(1);
    private Phase base = new Phase();
    private Phase head = new Phase();
    private SampleBuffer samples = new SampleBuffer();
    private ToldEpisodes told = new ToldEpisodes();
    private long newestTs = Long.MIN_VALUE;

    /**
     * Judges one sample.
     *
     * @param ts phenomenon time, epoch milliseconds
     * @param value in the property's unit
     * @param judgedOn terms in force when the sample was received
     * @param latenessMillis how much older than the newest a sample may be and still count
     * @return what must be told, oldest first; empty in the usual case
     */
    public List<EpisodeChange> accept(long ts, double value, Terms judgedOn, long latenessMillis) {
        if (newestTs != Long.MIN_VALUE && ts < newestTs - latenessMillis) {
            return List.of();
        }
        SampleClass sampleClass = judgedOn.classify(value);
        int index = indexOf(judgedOn);
        if (newestTs == Long.MIN_VALUE || ts > newestTs) {
            newestTs = ts;
            samples.append(ts, sampleClass, index, value);
            Episode changed = head.step(ts, sampleClass, value, judgedOn);
            List<EpisodeChange> changes = changed == null ? List.of() : told.tell(changed);
            settle(ts - latenessMillis);
            return changes;
        }
        insert(ts, sampleClass, index, value);
        return told.reconcile(judgeAgain());
    }

    /** Judges a sample that the rule no longer looks at: it ends an open episode. */
    public List<EpisodeChange> acceptUnjudged(long ts, long latenessMillis) {
        return accept(ts, 0, Terms.notJudged(), latenessMillis);
    }

    /** True if forgetting this track would lose nothing that still matters to open episodes. */
    public boolean isIdle() {
        return base.isIdle() && head.isIdle() && told.isEmpty();
    }

    /** Moves samples older than the horizon into the base; what they decided is final. */
    private void settle(long horizon) {
        while (!samples.isEmpty() && samples.firstTs() < horizon) {
            SampleBuffer.Cursor oldest = samples.removeFirst();
            Episode changed =
                    base.step(
                            oldest.ts(),
                            oldest.sampleClass(),
                            oldest.value(),
                            terms.get(oldest.terms()));
            if (changed != null && !changed.isOpen()) {
                told.forget(changed.onset());
            }
        }
        if (!told.isEmpty()) {
            told.forgetRetracted(horizon, base::mayRaise);
        }
    }

    private void insert(long ts, SampleClass sampleClass, int index, double value) {
        SampleBuffer sorted = new SampleBuffer();
        boolean inserted = false;
        SampleBuffer.Cursor cursor = samples.cursor();
        while (cursor.next()) {
            if (!inserted && cursor.ts() >= ts) {
                sorted.append(ts, sampleClass, index, value);
                inserted = true;
            }
            if (cursor.ts() != ts) {
                sorted.append(cursor.ts(), cursor.sampleClass(), cursor.terms(), cursor.value());
            }
        }
        samples = sorted;
    }

    private List<Episode> judgeAgain() {
        List<Episode> known = new ArrayList<>();
        Phase phase = base.copy();
        Episode openBefore = phase.open();
        if (openBefore != null) {
            known.add(openBefore);
        }
        SampleBuffer.Cursor cursor = samples.cursor();
        while (cursor.next()) {
            Episode changed =
                    phase.step(
                            cursor.ts(),
                            cursor.sampleClass(),
                            cursor.value(),
                            terms.get(cursor.terms()));
            if (changed == null) {
                continue;
            }
            if (!changed.isOpen()) {
                known.remove(known.size() - 1);
            }
            known.add(changed);
        }
        head = phase;
        return known;
    }

    private int indexOf(Terms judgedOn) {
        int newest = terms.size() - 1;
        if (newest >= 0 && terms.get(newest).equals(judgedOn)) {
            return newest;
        }
        int index = terms.indexOf(judgedOn);
        if (index >= 0) {
            return index;
        }
        if (terms.size() >= MAX_IDLE_TERMS) {
            dropUnusedTerms();
        }
        terms.add(judgedOn);
        return terms.size() - 1;
    }

    private void dropUnusedTerms() {
        List<Terms> used = new ArrayList<>();
        SampleBuffer renumbered = new SampleBuffer();
        SampleBuffer.Cursor cursor = samples.cursor();
        while (cursor.next()) {
            Terms judgedOn = terms.get(cursor.terms());
            int index = used.indexOf(judgedOn);
            if (index < 0) {
                index = used.size();
                used.add(judgedOn);
            }
            renumbered.append(cursor.ts(), cursor.sampleClass(), index, cursor.value());
        }
        terms.clear();
        terms.addAll(used);
        samples = renumbered;
    }

    /** A track that changes independently of this one. */
    public ThresholdTrack copy() {
        ThresholdTrack copy = new ThresholdTrack();
        copy.terms.addAll(terms);
        copy.base = base.copy();
        copy.head = head.copy();
        copy.samples = samples.copy();
        copy.told = told.copy();
        copy.newestTs = newestTs;
        return copy;
    }

    /** Writes the state; the reader's format version is the caller's. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(terms.size());
        for (Terms entry : terms) {
            entry.writeTo(out);
        }
        base.writeTo(out);
        head.writeTo(out);
        samples.writeTo(out);
        told.writeTo(out);
        out.writeLong(newestTs);
    }

    /** Reads what {@link #writeTo} wrote. */
    public static ThresholdTrack readFrom(DataInput in) throws IOException {
        ThresholdTrack track = new ThresholdTrack();
        for (int left = in.readInt(); left > 0; left--) {
            track.terms.add(Terms.readFrom(in));
        }
        track.base = Phase.readFrom(in);
        track.head = Phase.readFrom(in);
        track.samples = SampleBuffer.readFrom(in);
        track.told = ToldEpisodes.readFrom(in);
        track.newestTs = in.readLong();
        return track;
    }
}
