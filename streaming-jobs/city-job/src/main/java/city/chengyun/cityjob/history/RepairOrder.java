package city.chengyun.cityjob.history;

import static java.util.Objects.requireNonNull;

import city.chengyun.cityjob.wire.WireFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serial;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Windows of one device to be computed from the store.
 *
 * @param hours start of each hour to one bit for each of its minutes that is wanted as well; the
 *     hour itself always is; unmodifiable
 * @param last the row of the device that changed them last; once it is stored, all are
 * @param misses how often the store has answered without that row
 */
record RepairOrder(SortedMap<Long, Long> hours, RowVersion last, int misses) {

    RepairOrder {
        requireNonNull(last, "last is null");
        hours = Collections.unmodifiableSortedMap(new TreeMap<>(hours));
    }

    /** True if the minute that starts at {@code minute} is wanted. */
    boolean wants(long minute) {
        return (hours.getOrDefault(hour(minute), 0L) & bit(minute)) != 0;
    }

    /** This order, after one more answer without its row. */
    RepairOrder missed() {
        return new RepairOrder(hours, last, misses + 1);
    }

    /** Both orders in one. */
    RepairOrder plus(RepairOrder newer) {
        TreeMap<Long, Long> all = new TreeMap<>(hours);
        newer.hours.forEach((hour, minutes) -> all.merge(hour, minutes, (a, b) -> a | b));
        return new RepairOrder(all, newer.last, newer.misses);
    }

    private static long hour(long ts) {
        return Math.floorDiv(ts, WindowBook.HOUR) * WindowBook.HOUR;
    }

    private static long bit(long minute) {
        return 1L << (Math.floorMod(minute, WindowBook.HOUR) / WindowBook.MINUTE);
    }

    /** Collects windows for an order. */
    static final class Builder {

        private final TreeMap<Long, Long> hours = new TreeMap<>();

        void minute(long start) {
            hours.merge(RepairOrder.hour(start), bit(start), (a, b) -> a | b);
        }

        void hour(long start) {
            hours.putIfAbsent(start, 0L);
        }

        /** The hours so far. */
        Set<Long> hours() {
            return hours.keySet();
        }

        boolean isEmpty() {
            return hours.isEmpty();
        }

        RepairOrder build(RowVersion last) {
            return new RepairOrder(hours, last, 0);
        }
    }

    /** The form in checkpoints. */
    public static final class Format implements WireFormat<RepairOrder> {

        @Serial private static final long serialVersionUID = 1;

        private static final byte FORMAT = 1;

        @Override
        public Class<RepairOrder> type() {
            return RepairOrder.class;
        }

        @Override
        public void write(RepairOrder order, DataOutput out) throws IOException {
            out.writeByte(FORMAT);
            out.writeInt(order.hours.size());
            for (Map.Entry<Long, Long> hour : order.hours.entrySet()) {
                out.writeLong(hour.getKey());
                out.writeLong(hour.getValue());
            }
            order.last.writeTo(out);
            out.writeInt(order.misses);
        }

        @Override
        public RepairOrder read(DataInput in) throws IOException {
            byte format = in.readByte();
            if (format != FORMAT) {
                throw new IOException(
                        "a repair order has format " + format + ", this version reads " + FORMAT);
            }
            TreeMap<Long, Long> hours = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                hours.put(in.readLong(), in.readLong());
            }
            return new RepairOrder(hours, RowVersion.readFrom(in), in.readInt());
        }
    }
}
