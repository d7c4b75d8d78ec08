package city.chengyun.opscenter.signal.internal;

import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceDescriptor;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.contract.device.PropertyDefinition;
import city.chengyun.contract.device.PropertyType;
import city.chengyun.opscenter.problem.Problem;
import city.chengyun.opscenter.signal.History;
import city.chengyun.opscenter.signal.internal.TelemetryStore.Row;
import city.chengyun.opscenter.signal.internal.TelemetryStore.Selection;
import city.chengyun.opscenter.signal.internal.TelemetryStore.TelemetryStoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;

/** Answers what a device measured between two moments. */
@Service
public class Telemetry implements History {

    private static final int MAX_PROPERTIES = 12;
    private static final int MAX_ROWS = 20_000;
    private static final Duration LONGEST_SPAN = Duration.ofDays(5 * 366);

    /** Receive time; decides between corrections of the same moment. */
    private static final String RECEIVED = "_rt";

    private static final String COUNT = "_count";

    private static final List<String> STATISTICS = List.of("_min", "_mean", "_max", COUNT);

    private final TelemetryStore store;
    private final DeviceCatalog catalog;

    Telemetry(@Lazy TelemetryStore store, DeviceCatalog catalog) {
        this.store = store;
        this.catalog = catalog;
    }

    /**
     * Series of one device.
     *
     * @param partial whether there is more in the span than was read
     */
    public record Answer(Resolution resolution, List<Series> series, boolean partial) {}

    /**
     * One property.
     *
     * @param points {@code [ts, value]}, or {@code [ts, min, mean, max, count]} for windows
     */
    public record Series(String property, String unit, List<List<Object>> points) {}

    /**
     * Reads the series.
     *
     * @param properties which; empty for all numeric ones
     * @param from first moment, epoch milliseconds
     * @param to last moment, epoch milliseconds
     * @param wanted null to let the span decide
     * @throws Problem 400 for an unknown property or a bad span, 503 {@code store-unavailable}
     */
    public Answer read(
            DeviceDescriptor device,
            List<String> properties,
            long from,
            long to,
            @Nullable Resolution wanted) {
        DeviceType type = catalog.findType(device.kind()).orElseThrow();
        List<PropertyDefinition> definitions = definitions(type, properties);
        Duration span = span(from, to);
        Duration interval = device.interval() == null ? type.expectedInterval() : device.interval();
        Resolution resolution = wanted == null ? Resolution.fitting(span, interval) : wanted;
        List<Row> rows = select(device, resolution, definitions, from, to);
        boolean partial = rows.size() > MAX_ROWS;
        List<Row> read = partial ? rows.subList(0, MAX_ROWS) : rows;
        List<Series> series =
                definitions.stream()
                        .map(
                                property ->
                                        new Series(
                                                property.code(),
                                                property.unit(),
                                                points(resolution, property, read)))
                        .toList();
        return new Answer(resolution, series, partial);
    }

    private List<Row> select(
            DeviceDescriptor device,
            Resolution resolution,
            List<PropertyDefinition> properties,
            long from,
            long to) {
        List<String> fields =
                resolution == Resolution.RAW ? rawFields(properties) : windowFields(properties);
        if (fields.isEmpty()) {
            return List.of();
        }
        try {
            return store.select(
                    new Selection(
                            device.domain().code() + resolution.tableSuffix(),
                            fields,
                            device.id(),
                            from,
                            to,
                            MAX_ROWS + 1));
        } catch (TelemetryStoreUnavailable e) {
            throw Problem.unavailable(
                    "store-unavailable", "The time-series store does not answer; try again", e);
        }
    }

    private static List<List<Object>> points(
            Resolution resolution, PropertyDefinition property, List<Row> rows) {
        return resolution == Resolution.RAW
                ? rawPoints(property, rows)
                : windowPoints(property.code(), rows);
    }

    @Override
    public boolean isReachable() {
        return store.isReachable();
    }

    private static Duration span(long from, long to) {
        Duration span = Duration.ofMillis(to - from);
        if (from >= to || span.compareTo(LONGEST_SPAN) > 0) {
            throw Problem.invalid(
                    "bad-span",
                    "from must be before to, and at most " + LONGEST_SPAN.toDays() + " days");
        }
        return span;
    }

    private static List<PropertyDefinition> definitions(DeviceType type, List<String> codes) {
        if (codes.size() > MAX_PROPERTIES) {
            throw Problem.invalid(
                    "too-many-properties", "At most " + MAX_PROPERTIES + " properties at once");
        }
        if (codes.isEmpty()) {
            return type.properties().stream()
                    .filter(property -> property.type() == PropertyType.NUMBER)
                    .limit(MAX_PROPERTIES)
                    .toList();
        }
        return codes.stream()
                .distinct()
                .map(
                        code ->
                                type.findProperty(code)
                                        .orElseThrow(
                                                () ->
                                                        Problem.invalid(
                                                                "unknown-property",
                                                                type.kind()
                                                                        + " has no property "
                                                                        + code)))
                .toList();
    }

    private static List<String> rawFields(List<PropertyDefinition> properties) {
        return Stream.concat(properties.stream().map(PropertyDefinition::code), Stream.of(RECEIVED))
                .toList();
    }

    /** Only numbers have windows. */
    private static List<String> windowFields(List<PropertyDefinition> properties) {
        return properties.stream()
                .filter(property -> property.type() == PropertyType.NUMBER)
                .flatMap(property -> STATISTICS.stream().map(each -> property.code() + each))
                .toList();
    }

    /**
     * A moment may have several rows, one per set of properties sent together; of those that have
     * the property the one received last counts.
     */
    private static List<List<Object>> rawPoints(PropertyDefinition property, List<Row> rows) {
        Map<Long, Row> newest = new TreeMap<>();
        for (Row row : rows) {
            if (row.fields().containsKey(property.code())) {
                newest.merge(
                        row.ts(),
                        row,
                        (old, now) -> receivedAt(now) >= receivedAt(old) ? now : old);
            }
        }
        List<List<Object>> points = new ArrayList<>(newest.size());
        newest.forEach(
                (ts, row) -> {
                    @Nullable Object value = row.fields().get(property.code());
                    if (value != null) {
                        points.add(List.of(ts, plain(value, property.type())));
                    }
                });
        return points;
    }

    /** QuestDB's booleans cannot be empty, so there yes and no are numbers. */
    private static Object plain(Object stored, PropertyType type) {
        return type == PropertyType.BOOLEAN && stored instanceof Number number
                ? (Object) (number.intValue() != 0)
                : stored;
    }

    private static long receivedAt(Row row) {
        return row.fields().get(RECEIVED) instanceof Number number ? number.longValue() : 0;
    }

    private static List<List<Object>> windowPoints(String property, List<Row> rows) {
        List<List<Object>> points = new ArrayList<>();
        for (Row row : rows) {
            if (row.fields().get(property + COUNT) instanceof Number count
                    && count.longValue() == 0) {
                continue; // corrections have left nothing that counts
            }
            List<Object> point = new ArrayList<>();
            point.add(row.ts());
            for (String statistic : STATISTICS) {
                @Nullable Object value = row.fields().get(property + statistic);
                if (value != null) {
                    point.add(value);
                }
            }
            if (point.size() == STATISTICS.size() + 1) {
                points.add(point);
            }
        }
        return points;
    }
}
