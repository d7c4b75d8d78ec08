package city.chengyun.cityjob.history;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * The windows of one length of one device: the newest ready for more, the others packed, and which
 * of them changed since they were stored. Some are not held here but computed from the store.
 * Mutable, not thread-safe.
 */
final class WindowSeries {

    private static final long NONE = Long.MIN_VALUE;

    private final long lengthMillis;
    private final TreeMap<Long, byte[]> packed = new TreeMap<>();
    private final TreeSet<Long> changed = new TreeSet<>();

    /** Windows that nobody knows but the store; never in {@link #packed}. */
    private final TreeSet<Long> fromStore = new TreeSet<>();

    private long newestStart = NONE;
    private Window newest = new Window();

    WindowSeries(long lengthMillis) {
        this.lengthMillis = lengthMillis;
    }

    /** Somebody who is shown windows. */
    interface Visitor {
        void visit(long start, Window window);
    }

    void add(long ts, int property, double value) {
        long start = start(ts);
        changed.add(start);
        if (fromStore.contains(start)) {
            return;
        }
        if (start > newestStart) {
            if (newestStart != NONE) {
                packed.put(newestStart, newest.pack());
            }
            byte[] known = packed.remove(start);
            newest = known == null ? new Window() : Window.unpack(known);
            newestStart = start;
        }
        if (start == newestStart) {
            newest.add(property, value);
        } else {
            byte[] known = packed.get(start);
            Window window = known == null ? new Window() : Window.unpack(known);
            window.add(property, value);
            packed.put(start, window.pack());
        }
    }

    /** Leaves the window of {@code ts} to the store from now on, and counts it as changed. */
    void leaveToStore(long ts) {
        long start = start(ts);
        changed.add(start);
        fromStore.add(start);
        packed.remove(start);
        if (start == newestStart) {
            newestStart = NONE;
            newest = new Window();
        }
    }

    boolean isFromStore(long ts) {
        return fromStore.contains(start(ts));
    }

    /** True if the window of {@code ts} is held here. */
    boolean holds(long ts) {
        long start = start(ts);
        return start == newestStart || packed.containsKey(start);
    }

    private long start(long ts) {
        return Math.floorDiv(ts, lengthMillis) * lengthMillis;
    }

    boolean hasChanges() {
        return !changed.isEmpty();
    }

    /** True if a changed window is over for a device that has reached {@code ts}. */
    boolean hasClosedChanges(long ts) {
        return !changed.isEmpty() && changed.first() + lengthMillis <= ts;
    }

    /**
     * Shows every changed window and counts it as stored.
     *
     * @param left hears the starts of those that are left to the store
     */
    void takeChanged(Visitor visitor, LongConsumer left) {
        for (long start : changed) {
            byte[] known = packed.get(start);
            if (fromStore.contains(start)) {
                left.accept(start);
            } else if (start == newestStart) {
                visitor.visit(start, newest);
            } else if (known != null) {
                visitor.visit(start, Window.unpack(known));
            }
        }
        changed.clear();
    }

    /** Counts a window as stored. */
    void settle(long start) {
        changed.remove(start);
    }

    /** Forgets stored windows that ended before {@code ts}. */
    void forgetBefore(long ts) {
        NavigableSet<Long> over = packed.navigableKeySet().headSet(ts - lengthMillis, false);
        over.removeIf(start -> !changed.contains(start));
        fromStore.headSet(ts - lengthMillis).removeIf(start -> !changed.contains(start));
    }

    WindowSeries copy() {
        WindowSeries copy = new WindowSeries(lengthMillis);
        // Packed windows are replaced, never changed.
        copy.packed.putAll(packed);
        copy.changed.addAll(changed);
        copy.fromStore.addAll(fromStore);
        copy.newestStart = newestStart;
        copy.newest = Window.unpack(newest.pack());
        return copy;
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(newestStart);
        writeBytes(newest.pack(), out);
        out.writeInt(packed.size());
        for (Map.Entry<Long, byte[]> entry : packed.entrySet()) {
            out.writeLong(entry.getKey());
            writeBytes(entry.getValue(), out);
        }
        writeStarts(changed, out);
        writeStarts(fromStore, out);
    }

    /**
     * @param withFromStore false for the form that could not leave windows to the store
     */
    static WindowSeries readFrom(long lengthMillis, boolean withFromStore, DataInput in)
            throws IOException {
        WindowSeries series = new WindowSeries(lengthMillis);
        series.newestStart = in.readLong();
        series.newest = Window.unpack(readBytes(in));
        for (int left = in.readInt(); left > 0; left--) {
            series.packed.put(in.readLong(), readBytes(in));
        }
        readStarts(series.changed, in);
        if (withFromStore) {
            readStarts(series.fromStore, in);
        }
        return series;
    }

    private static void writeStarts(Set<Long> starts, DataOutput out) throws IOException {
        out.writeInt(starts.size());
        for (long start : starts) {
            out.writeLong(start);
        }
    }

    private static void readStarts(Set<Long> starts, DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            starts.add(in.readLong());
        }
    }

    private static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static byte[] readBytes(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readUnsignedShort()];
        in.readFully(bytes);
        return bytes;
    }
}
