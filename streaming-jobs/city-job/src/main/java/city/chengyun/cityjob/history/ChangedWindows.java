package city.chengyun.cityjob.history;

import city.chengyun.contract.device.DeviceDescriptor;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Sends what has changed since it was stored: windows held by the job as rows. */
final class ChangedWindows {

    private ChangedWindows() {}

    /**
     * Sends the changed windows of a device.
     *
     * @param withHours false to leave the hours for another time
     * @return those that are to be computed from the store, or null if there are none
     */
    static @Nullable RepairOrder send(
            WindowBook book, boolean withHours, DeviceDescriptor device, Collector<StoreRow> out) {
        RepairOrder.Builder wanted = new RepairOrder.Builder();
        String minutes = StoreTables.minutes(device.domain());
        book.minutes()
                .takeChanged(
                        (start, window) -> out.collect(row(minutes, start, window, book, device)),
                        wanted::minute);
        // An order gives each of its hours.
        wanted.hours().forEach(book.hours()::settle);
        if (withHours) {
            String hours = StoreTables.hours(device.domain());
            book.hours()
                    .takeChanged(
                            (start, window) -> out.collect(row(hours, start, window, book, device)),
                            wanted::hour);
        }
        return wanted.isEmpty() ? null : wanted.build(book.lastForStore());
    }

    private static StoreRow row(
            String table, long start, Window window, WindowBook book, DeviceDescriptor device) {
        return StoreRows.ofWindow(table, start, window.fields(book.codes()), device);
    }
}
