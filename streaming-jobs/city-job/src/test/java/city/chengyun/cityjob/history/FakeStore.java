package city.chengyun.cityjob.history;

import city.chengyun.contract.Domain;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A store that holds what a test gives it. Thread-safe. */
final class FakeStore implements StoreReader {

    private final Map<List<Object>, StoreRow> rows = new HashMap<>();
    private boolean away;
    private int questions;

    /** Stores rows, each in the place of an older version. */
    synchronized void put(List<StoreRow> written) {
        written.forEach(row -> rows.put(List.of(row.device(), row.ts(), row.part()), row));
    }

    synchronized void goAway() {
        away = true;
    }

    synchronized void comeBack() {
        away = false;
    }

    /** How often it was asked. */
    synchronized int questions() {
        return questions;
    }

    @Override
    public synchronized List<RawRow> read(Domain domain, String device, long from, long to)
            throws IOException {
        questions++;
        if (away) {
            throw new IOException("away");
        }
        return rows.values().stream()
                .filter(row -> row.device().equals(device))
                .filter(row -> row.ts() >= from && row.ts() < to)
                .map(FakeStore::read)
                .toList();
    }

    private static RawRow read(StoreRow row) {
        Map<String, Double> counted = new HashMap<>();
        Set<String> uncounted = new HashSet<>();
        row.fields()
                .forEach(
                        (column, value) -> {
                            if (value instanceof Double number && !column.startsWith("_")) {
                                if (row.fields().containsKey(column + "_q")) {
                                    uncounted.add(column);
                                } else {
                                    counted.put(column, number);
                                }
                            }
                        });
        return new RawRow(row.ts(), row.part(), (long) row.fields().get("_rt"), counted, uncounted);
    }
}
