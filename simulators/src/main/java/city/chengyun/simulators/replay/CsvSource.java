package city.chengyun.simulators.replay;

import city.chengyun.contract.DeviceId;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.DeviceType;
import city.chengyun.contract.log.LogTopics;
import city.chengyun.contract.observation.Observation;
import city.chengyun.contract.observation.ObservedValue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** A CSV file with a header row and one observation per row, understood through a mapping. */
final class CsvSource implements ReplaySource {

    private final Path file;
    private final CsvMapping mapping;
    private final DeviceType type;

    /**
     * Prepares a source.
     *
     * @throws IOException if the mapping speaks of a kind or property that the catalogue lacks
     */
    CsvSource(Path file, CsvMapping mapping, DeviceCatalog catalog) throws IOException {
        this.file = file;
        this.mapping = mapping;
        this.type =
                catalog.findType(mapping.kind())
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "the catalogue has no kind " + mapping.kind()));
        for (String code : mapping.properties().keySet()) {
            if (type.findProperty(code).isEmpty()) {
                throw new IOException("%s has no property %s".formatted(type.kind(), code));
            }
        }
    }

    @Override
    public Survey survey() throws IOException {
        Map<DeviceId, ReplayedDevice> devices = new LinkedHashMap<>();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long observations = 0;
        try (var cursor = new Reading()) {
            for (var next = cursor.next(); next.isPresent(); next = cursor.next()) {
                devices.computeIfAbsent(next.get().device(), this::describe);
                first = Math.min(first, next.get().ts());
                last = Math.max(last, next.get().ts());
                observations++;
            }
            return new Survey(
                    List.copyOf(devices.values()), observations, first, last, cursor.skipped);
        }
    }

    @Override
    public Cursor open() throws IOException {
        return new Reading();
    }

    @Override
    public EntryCursor entries() throws IOException {
        return new InventedEntries(open(), survey().devices());
    }

    @Override
    public int partitions() {
        return LogTopics.INTAKE_PARTITIONS;
    }

    private ReplayedDevice describe(DeviceId id) {
        return new ReplayedDevice(
                id,
                type.kind(),
                type.domain(),
                mapping.adcode(),
                mapping.position(),
                mapping.interval());
    }

    private final class Reading implements Cursor {

        private final MappingIterator<Map<String, String>> rows;
        private final CsvMapping.Time.Parser time = mapping.time().parser();
        private long line = 1;
        private long skipped;

        Reading() throws IOException {
            try {
                rows =
                        new CsvMapper()
                                .readerForMapOf(String.class)
                                .with(CsvSchema.emptySchema().withHeader())
                                .readValues(file);
            } catch (JacksonException e) {
                throw new IOException(
                        "%s is no CSV file: %s".formatted(file, e.getOriginalMessage()), e);
            }
        }

        @Override
        public Optional<ReplayedObservation> next() throws IOException {
            try {
                while (rows.hasNextValue()) {
                    line++;
                    Map<String, String> row = rows.nextValue();
                    SortedMap<String, ObservedValue> values = values(row);
                    if (!values.isEmpty()) {
                        return Optional.of(
                                new ReplayedObservation(
                                        device(row),
                                        new Observation(timeOf(row), null, values, null)));
                    }
                }
                return Optional.empty();
            } catch (JacksonException e) {
                throw fault(e.getOriginalMessage(), e);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw fault(String.valueOf(e.getMessage()), e);
            }
        }

        private long timeOf(Map<String, String> row) throws IOException {
            StringBuilder text = new StringBuilder();
            for (String column : mapping.time().columns()) {
                text.append(text.isEmpty() ? "" : " ").append(cell(row, column));
            }
            return time.parse(text.toString());
        }

        private DeviceId device(Map<String, String> row) throws IOException {
            String column = mapping.device().column();
            String id = mapping.device().id();
            return new DeviceId(column != null ? cell(row, column) : String.valueOf(id));
        }

        private SortedMap<String, ObservedValue> values(Map<String, String> row)
                throws IOException {
            SortedMap<String, ObservedValue> values = new TreeMap<>();
            for (Map.Entry<String, CsvMapping.Column> property : mapping.properties().entrySet()) {
                String cell = cell(row, property.getValue().column());
                if (mapping.isMissing(cell)) {
                    skipped++;
                    continue;
                }
                double number = property.getValue().convert(Double.parseDouble(cell));
                values.put(property.getKey(), ObservedValue.of(number));
            }
            return values;
        }

        private String cell(Map<String, String> row, String column) throws IOException {
            String cell = row.get(column);
            if (cell == null) {
                throw fault(
                        "there is no column %s, only %s"
                                .formatted(column, String.join(", ", row.keySet())),
                        null);
            }
            return cell.strip();
        }

        private IOException fault(String message, @Nullable Exception cause) {
            return new IOException("%s, line %d: %s".formatted(file, line, message), cause);
        }

        @Override
        public void close() throws IOException {
            try {
                rows.close();
            } catch (JacksonException e) {
                throw new IOException(e);
            }
        }
    }
}
