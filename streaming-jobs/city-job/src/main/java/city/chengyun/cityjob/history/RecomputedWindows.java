package city.chengyun.cityjob.history;

import city.chengyun.contract.device.DeviceDescriptor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The windows of one hour of one device, computed from its raw rows. */
final class RecomputedWindows {

    private RecomputedWindows() {}

    /**
     * The row of the hour that starts at {@code hour}, and those of its wanted minutes.
     *
     * @param stored all raw rows of the hour
     */
    static List<StoreRow> rows(
            long hour, RepairOrder order, List<RawRow> stored, DeviceDescriptor device) {
        Collection<RawRow> newest = newestVersions(stored);
        List<StoreRow> rows = new ArrayList<>();
        TreeMap<Long, List<RawRow>> byMinute = new TreeMap<>();
        for (RawRow row : newest) {
            long minute = Math.floorDiv(row.ts(), WindowBook.MINUTE) * WindowBook.MINUTE;
            byMinute.computeIfAbsent(minute, start -> new ArrayList<>()).add(row);
        }
        String minutes = StoreTables.minutes(device.domain());
        byMinute.forEach(
                (minute, members) -> {
                    if (order.wants(minute)) {
                        addRow(minutes, minute, members, device, rows);
                    }
                });
        addRow(StoreTables.hours(device.domain()), hour, newest, device, rows);
        return rows;
    }

    /** A device that has moved to another district may have left a row in both. */
    private static Collection<RawRow> newestVersions(List<RawRow> stored) {
        Map<List<Object>, RawRow> newest = new LinkedHashMap<>();
        for (RawRow row : stored) {
            newest.merge(
                    List.of(row.ts(), row.part()),
                    row,
                    (a, b) -> a.receivedAt() > b.receivedAt() ? a : b);
        }
        return newest.values();
    }

    private static void addRow(
            String table,
            long start,
            Collection<RawRow> members,
            DeviceDescriptor device,
            List<StoreRow> rows) {
        List<String> codes = new ArrayList<>();
        Window window = new Window();
        Map<String, Object> fields = new HashMap<>();
        for (RawRow member : members) {
            // A property of which nothing counts any more must not keep its old numbers.
            member.uncounted().forEach(code -> fields.put(code + StoreTables.COUNT_SUFFIX, 0L));
            member.counted()
                    .forEach((code, value) -> window.add(Window.number(code, codes), value));
        }
        fields.putAll(window.fields(codes));
        if (!fields.isEmpty()) {
            rows.add(StoreRows.ofWindow(table, start, fields, device));
        }
    }
}
