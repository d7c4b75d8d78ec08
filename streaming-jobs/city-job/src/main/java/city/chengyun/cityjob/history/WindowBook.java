package city.chengyun.cityjob.history;

import static java.util.Objects.requireNonNull;

import city.chengyun.cityjob.wire.WireFormat;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.contract.observation.PropertyValue.NumberValue;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The minutes and hours of one device, kept long enough that late data changes the windows it
 * belongs to. Mutable, not thread-safe.
 *
 * <p>A window that a correction has changed, or that is no longer kept, is left to the store: what
 * it holds cannot be told from here. An hour is left to the store with any of its minutes.
 */
final class WindowBook {

    static final long MINUTE = Duration.ofMinutes(1).toMillis();
    static final long HOUR = Duration.ofHours(1).toMillis();

    private static final byte FORMAT = 2;

    /** The form that knew nothing of the rows it had counted. */
    private static final byte FORMAT_WITHOUT_ROWS = 1;

    private final List<String> codes = new ArrayList<>();
    private WindowSeries minutes = new WindowSeries(MINUTE);
    private WindowSeries hours = new WindowSeries(HOUR);
    private CountedRows rows = new CountedRows();
    private long maxTs = Long.MIN_VALUE;

    /** The row that changed a window of the store's last. */
    private @Nullable RowVersion lastForStore;

    /** True if {@code ts} is more than {@code duration} before the newest of the device. */
    boolean isBehind(long ts, Duration duration) {
        return maxTs != Long.MIN_VALUE && ts < maxTs - duration.toMillis();
    }

    /**
     * Takes an observation whose row is going to be stored, and adds its values where the windows
     * are held here.
     *
     * @param receivedAt receive time, epoch milliseconds
     * @return false if the row may replace one that is stored already: a correction, or beyond the
     *     retention
     */
    boolean take(Observation observation, long receivedAt, Duration retention) {
        long ts = observation.ts();
        boolean isNewest = ts > maxTs;
        if (!hasNumbers(observation)) {
            maxTs = Math.max(maxTs, ts);
            return isNewest;
        }
        RowVersion row = new RowVersion(ts, StoreRows.part(observation), receivedAt);
        boolean isNew = isNewest || isNewToWindows(row, retention);
        maxTs = Math.max(maxTs, ts);
        if (isNew && !minutes.isFromStore(ts)) {
            rows.add(ts, row.part());
            rows.forgetBefore(maxTs - retention.toMillis());
            addValues(observation);
        } else {
            minutes.leaveToStore(ts);
            hours.leaveToStore(ts);
            rows.forget(ts);
        }
        if (hours.isFromStore(ts)) {
            lastForStore = row;
        }
        return isNew;
    }

    private static boolean hasNumbers(Observation observation) {
        for (ObservedValue value : observation.values().values()) {
            if (value.value() instanceof NumberValue) {
                return true;
            }
        }
        return false;
    }

    private boolean isNewToWindows(RowVersion row, Duration retention) {
        if (isBehind(row.ts(), retention) || minutes.isFromStore(row.ts())) {
            return false;
        }
        return rows.knows(row.ts())
                ? !rows.contains(row.ts(), row.part())
                : !minutes.holds(row.ts());
    }

    private void addValues(Observation observation) {
        long ts = observation.ts();
        for (Map.Entry<String, ObservedValue> entry : observation.values().entrySet()) {
            if (entry.getValue().quality().isJudged()
                    && entry.getValue().value() instanceof NumberValue number) {
                int property = Window.number(entry.getKey(), codes);
                minutes.add(ts, property, number.value());
                hours.add(ts, property, number.value());
            }
        }
    }

    boolean hasChanges() {
        return minutes.hasChanges() || hours.hasChanges();
    }

    /** True if an hour that is over has changed since it was stored. */
    boolean hasClosedHours() {
        return hours.hasClosedChanges(maxTs);
    }

    WindowSeries minutes() {
        return minutes;
    }

    WindowSeries hours() {
        return hours;
    }

    /** Property codes by number. */
    List<String> codes() {
        return codes;
    }

    /**
     * The row that changed a window of the store's last.
     *
     * @throws NullPointerException if none has been left to the store
     */
    RowVersion lastForStore() {
        return requireNonNull(lastForStore, "no window is left to the store");
    }

    void forget(Duration retention) {
        long oldest = maxTs - retention.toMillis();
        minutes.forgetBefore(oldest);
        hours.forgetBefore(oldest);
    }

    /** The form in checkpoints. */
    public static final class Format implements WireFormat<WindowBook> {

        @Serial private static final long serialVersionUID = 1;

        @Override
        public Class<WindowBook> type() {
            return WindowBook.class;
        }

        @Override
        public void write(WindowBook book, DataOutput out) throws IOException {
            out.writeByte(FORMAT);
            out.writeByte(book.codes.size());
            for (String code : book.codes) {
                out.writeUTF(code);
            }
            book.minutes.writeTo(out);
            book.hours.writeTo(out);
            out.writeLong(book.maxTs);
            book.rows.writeTo(out);
            RowVersion last = book.lastForStore;
            out.writeBoolean(last != null);
            if (last != null) {
                last.writeTo(out);
            }
        }

        @Override
        public WindowBook read(DataInput in) throws IOException {
            byte format = in.readByte();
            if (format != FORMAT && format != FORMAT_WITHOUT_ROWS) {
                throw new IOException(
                        "windows have format " + format + ", this version reads 1 to " + FORMAT);
            }
            boolean withRows = format != FORMAT_WITHOUT_ROWS;
            WindowBook book = new WindowBook();
            for (int left = in.readUnsignedByte(); left > 0; left--) {
                book.codes.add(in.readUTF());
            }
            book.minutes = WindowSeries.readFrom(MINUTE, withRows, in);
            book.hours = WindowSeries.readFrom(HOUR, withRows, in);
            book.maxTs = in.readLong();
            if (withRows) {
                book.rows = CountedRows.readFrom(in);
                book.lastForStore = in.readBoolean() ? RowVersion.readFrom(in) : null;
            }
            return book;
        }

        @Override
        public WindowBook copy(WindowBook book) {
            WindowBook copy = new WindowBook();
            copy.codes.addAll(book.codes);
            copy.minutes = book.minutes.copy();
            copy.hours = book.hours.copy();
            copy.rows = book.rows.copy();
            copy.maxTs = book.maxTs;
            copy.lastForStore = book.lastForStore;
            return copy;
        }

        @Override
        public boolean isImmutable() {
            return false;
        }
    }
}
