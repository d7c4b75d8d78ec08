package city.chengyun.opscenter.signal.internal;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.DeviceId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads rows of one device from the time-series store. */
interface TelemetryStore {

    /**
     * The rows of the selection in time order; none where nothing was ever stored.
     *
     * @throws TelemetryStoreUnavailable if the store does not answer
     */
    List<Row> select(Selection selection);

    /** Whether the store answers. */
    boolean isReachable();

    /**
     * What to read. Table and field names become part of the query text, so their alphabet is
     * checked here, whatever the caller has checked before.
     *
     * @param table measurement
     * @param fields fields to read
     * @param device of this device
     * @param from first moment, epoch milliseconds, included
     * @param to last moment, epoch milliseconds, not included
     * @param limit most rows to read
     */
    record Selection(
            String table, List<String> fields, DeviceId device, long from, long to, int limit) {

        private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

        public Selection {
            requireNonNull(device, "device is null");
            fields = List.copyOf(fields);
            requireName(table);
            fields.forEach(Selection::requireName);
            if (fields.isEmpty() || from > to || limit < 1) {
                throw new IllegalArgumentException("empty selection of " + table);
            }
        }

        private static void requireName(String name) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("not a table or field name: " + name);
            }
        }
    }

    /**
     * A stored row.
     *
     * @param ts epoch milliseconds
     * @param fields the fields that have a value
     */
    record Row(long ts, Map<String, Object> fields) {
        public Row {
            fields = Map.copyOf(fields);
        }
    }

    /** The store does not answer; the app lives on without history. */
    final class TelemetryStoreUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        TelemetryStoreUnavailable(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }
}
