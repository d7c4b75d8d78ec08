package city.chengyun.rules.threshold;

import city.chengyun.contract.alert.AlertEvidence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time during which a condition was met.
 *
 * @param onset phenomenon time of the first sample of the run that met it, epoch milliseconds
 * @param raisedAt phenomenon time of the sample that completed the run, epoch milliseconds
 * @param value of that sample
 * @param terms that sample was judged on
 * @param evidence samples of the run, oldest first, at most 32
 * @param end phenomenon time of the sample that ended it; null while it lasts
 */
public record Episode(
        long onset,
        long raisedAt,
        double value,
        Terms terms,
        List<AlertEvidence> evidence,
        @Nullable Long end) {

    public Episode {
        evidence = List.copyOf(evidence);
    }

    Episode endedAt(long ts) {
        return new Episode(onset, raisedAt, value, terms, evidence, ts);
    }

    boolean isOpen() {
        return end == null;
    }

    boolean overlaps(Episode other) {
        return onset <= other.endOrForever() && other.onset <= endOrForever();
    }

    private long endOrForever() {
        return end == null ? Long.MAX_VALUE : end;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(onset);
        out.writeLong(raisedAt);
        out.writeDouble(value);
        terms.writeTo(out);
        out.writeByte(evidence.size());
        for (AlertEvidence sample : evidence) {
            out.writeLong(sample.ts());
            out.writeDouble(sample.value());
        }
        out.writeBoolean(end != null);
        if (end != null) {
            out.writeLong(end);
        }
    }

    static Episode readFrom(DataInput in) throws IOException {
        long onset = in.readLong();
        long raisedAt = in.readLong();
        double value = in.readDouble();
        Terms terms = Terms.readFrom(in);
        List<AlertEvidence> evidence = readEvidence(in);
        return new Episode(
                onset, raisedAt, value, terms, evidence, in.readBoolean() ? in.readLong() : null);
    }

    private static List<AlertEvidence> readEvidence(DataInput in) throws IOException {
        int size = in.readByte();
        List<AlertEvidence> evidence = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            evidence.add(new AlertEvidence(in.readLong(), in.readDouble()));
        }
        return evidence;
    }
}
