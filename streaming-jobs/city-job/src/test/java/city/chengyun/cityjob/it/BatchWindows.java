package city.chengyun.cityjob.it;

import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.contract.observation.PropertyValue.NumberValue;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the windows of one device must be, computed all at once from everything it has said: the
 * plainest form of their definition.
 */
final class BatchWindows {

    /** By time and property set: of the same, the last counts. */
    private final Map<List<Object>, Observation> newest = new HashMap<>();

    void add(Observation observation) {
        newest.put(List.of(observation.ts(), observation.values().keySet()), observation);
    }

    /** Every row that must be in the store, in its last version. */
    Collection<Observation> rows() {
        return newest.values();
    }

    /**
     * Windows by start, of each property: smallest, largest, mean and count.
     *
     * @param lengthMillis of a window
     */
    Map<Long, Map<String, String>> windows(long lengthMillis) {
        Map<Long, Map<String, DoubleSummaryStatistics>> statistics = new TreeMap<>();
        for (Observation observation : newest.values()) {
            long start = Math.floorDiv(observation.ts(), lengthMillis) * lengthMillis;
            observation
                    .values()
                    .forEach(
                            (code, value) -> {
                                if (counts(value)) {
                                    statistics
                                            .computeIfAbsent(start, key -> new TreeMap<>())
                                            .computeIfAbsent(
                                                    code, key -> new DoubleSummaryStatistics())
                                            .accept(((NumberValue) value.value()).value());
                                }
                            });
        }
        Map<Long, Map<String, String>> windows = new TreeMap<>();
        statistics.forEach((start, properties) -> windows.put(start, texts(properties)));
        return windows;
    }

    private static boolean counts(ObservedValue value) {
        return value.quality().isJudged() && value.value() instanceof NumberValue;
    }

    private static Map<String, String> texts(Map<String, DoubleSummaryStatistics> properties) {
        Map<String, String> texts = new TreeMap<>();
        properties.forEach(
                (code, each) ->
                        texts.put(
                                code,
                                text(
                                        each.getMin(),
                                        each.getMax(),
                                        each.getAverage(),
                                        each.getCount())));
        return texts;
    }

    /** The windows that a store's rows say, in the same form. */
    static Map<Long, Map<String, String>> stored(List<Map<String, String>> rows) {
        Map<Long, Map<String, String>> windows = new TreeMap<>();
        for (Map<String, String> row : rows) {
            Map<String, String> texts = new TreeMap<>();
            row.forEach(
                    (column, count) -> {
                        String code = column.replaceFirst("_count$", "");
                        if (!code.equals(column) && Double.parseDouble(count) > 0) {
                            texts.put(
                                    code,
                                    text(
                                            number(row, code + "_min"),
                                            number(row, code + "_max"),
                                            number(row, code + "_mean"),
                                            (long) Double.parseDouble(count)));
                        }
                    });
            if (!texts.isEmpty()) {
                windows.merge(
                        Long.parseLong(row.get(StoreProbe.TIME)),
                        texts,
                        (one, other) -> {
                            throw new AssertionError("two rows for one window: " + rows);
                        });
            }
        }
        return windows;
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.getOrDefault(column, "NaN"));
    }

    private static String text(double min, double max, double mean, long count) {
        return "%s..%s mean %s of %s".formatted(min, max, mean, count);
    }
}
