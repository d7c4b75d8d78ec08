package city.chengyun.cityjob.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which raw rows the windows of one device hold, by time and part, in two or three bytes each where
 * they come in order. A row that is held already is a correction. Mutable, not thread-safe.
 *
 * <p>Beyond {@value #MAX_BYTES} bytes the oldest minutes are forgotten, which bounds what a device
 * may cost that speaks too often.
 */
final class CountedRows {

    static final int MAX_BYTES = 64 * 1024;

    private static final long NONE = Long.MIN_VALUE;

    private final TreeMap<Long, byte[]> packed = new TreeMap<>();
    private long newestMinute = NONE;
    private RowNotes newest = new RowNotes();

    /** Length of all {@link #packed}. */
    private int packedBytes;

    /** The minute that was too long to be kept; nothing more is noted of it. */
    private long overlong = NONE;

    /** True if the rows of the minute of {@code ts} are known here. */
    boolean knows(long ts) {
        long minute = minute(ts);
        return minute == newestMinute || packed.containsKey(minute);
    }

    boolean contains(long ts, int part) {
        long minute = minute(ts);
        if (minute == newestMinute) {
            return newest.contains(offset(ts), part);
        }
        byte[] known = packed.get(minute);
        return known != null && RowNotes.of(known).contains(offset(ts), part);
    }

    void add(long ts, int part) {
        long minute = minute(ts);
        if (minute == overlong) {
            return;
        }
        if (minute > newestMinute) {
            open(minute);
        }
        if (minute == newestMinute) {
            newest.add(offset(ts), part);
        } else {
            byte[] known = packed.get(minute);
            RowNotes notes = known == null ? new RowNotes() : RowNotes.of(known);
            notes.add(offset(ts), part);
            put(minute, notes.toBytes());
        }
        makeRoom();
    }

    /** Forgets the minute of {@code ts}. */
    void forget(long ts) {
        remove(minute(ts));
    }

    private void remove(long minute) {
        if (minute == newestMinute) {
            newest = new RowNotes();
            newestMinute = NONE;
        }
        byte[] known = packed.remove(minute);
        packedBytes -= known == null ? 0 : known.length;
    }

    /** Forgets the minutes that ended before {@code ts}. */
    void forgetBefore(long ts) {
        while (!packed.isEmpty() && packed.firstKey() + WindowBook.MINUTE < ts) {
            remove(packed.firstKey());
        }
    }

    private void open(long minute) {
        if (newestMinute != NONE) {
            put(newestMinute, newest.toBytes());
        }
        byte[] known = packed.get(minute);
        remove(minute);
        newestMinute = minute;
        newest = known == null ? new RowNotes() : RowNotes.of(known);
    }

    private void put(long minute, byte[] bytes) {
        byte[] before = packed.put(minute, bytes);
        packedBytes += bytes.length - (before == null ? 0 : before.length);
    }

    private void makeRoom() {
        while (packedBytes + newest.length() > MAX_BYTES) {
            if (packed.isEmpty()) {
                overlong = newestMinute;
                remove(newestMinute);
            } else {
                remove(packed.firstKey());
            }
        }
    }

    private static long minute(long ts) {
        return Math.floorDiv(ts, WindowBook.MINUTE) * WindowBook.MINUTE;
    }

    private static int offset(long ts) {
        return (int) Math.floorMod(ts, WindowBook.MINUTE);
    }

    CountedRows copy() {
        CountedRows copy = new CountedRows();
        // Packed notes are replaced, never changed.
        copy.packed.putAll(packed);
        copy.packedBytes = packedBytes;
        copy.newestMinute = newestMinute;
        copy.newest = RowNotes.of(newest.toBytes());
        copy.overlong = overlong;
        return copy;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(newestMinute);
        writeBytes(newest.toBytes(), out);
        out.writeLong(overlong);
        out.writeInt(packed.size());
        for (Map.Entry<Long, byte[]> entry : packed.entrySet()) {
            out.writeLong(entry.getKey());
            writeBytes(entry.getValue(), out);
        }
    }

    static CountedRows readFrom(DataInput in) throws IOException {
        CountedRows rows = new CountedRows();
        rows.newestMinute = in.readLong();
        rows.newest = RowNotes.of(readBytes(in));
        rows.overlong = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            rows.put(in.readLong(), readBytes(in));
        }
        return rows;
    }

    private static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }
}
