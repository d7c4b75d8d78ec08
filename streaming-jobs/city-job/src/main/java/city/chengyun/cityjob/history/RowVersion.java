package city.chengyun.cityjob.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A raw row in one of its versions.
 *
 * @param ts phenomenon time, epoch milliseconds
 * @param part tells rows of the same time apart
 * @param receivedAt receive time, epoch milliseconds; the later version replaces the earlier
 */
record RowVersion(long ts, int part, long receivedAt) {

    /** True if a stored row is this version or one that replaced it. */
    boolean isIn(RawRow stored) {
        return stored.ts() == ts
                && stored.receivedAt() >= receivedAt
                && stored.part().equals(StoreRows.partTag(part));
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(ts);
        out.writeInt(part);
        out.writeLong(receivedAt);
    }

    static RowVersion readFrom(DataInput in) throws IOException {
        return new RowVersion(in.readLong(), in.readInt(), in.readLong());
    }
}
