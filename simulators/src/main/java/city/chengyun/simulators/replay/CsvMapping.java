package city.chengyun.simulators.replay;

import city.chengyun.contract.Adcode;
import city.chengyun.contract.LngLat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * How the columns of a CSV file become observations, read from YAML:
 *
 * <pre>
 * kind: air-station            # of the catalogue
 * adcode: "130102"             # where the devices are shown
 * position: [114.52, 38.05]    # optional
 * interval: PT1H               # between rows, where it differs from the kind's
 * time: {columns: [year, month, day, hour], format: "u M d H", zone: Asia/Shanghai}
 * device: {column: station}    # or {id: my-station}
 * missing: ["NA", ""]          # tokens that mean: no value
 * properties:
 *   a34004: {column: "PM2.5"}
 *   a21005: {column: CO, factor: 0.001}   # value = factor × cell + offset
 * </pre>
 *
 * @param kind of the catalogue
 * @param interval expected between two rows of a device; null for the kind's
 * @param time where the phenomenon time stands
 * @param device which device a row is about
 * @param missing tokens that mean that there is no value
 * @param properties by property code
 */
record CsvMapping(
        String kind,
        Adcode adcode,
        @Nullable LngLat position,
        @Nullable Duration interval,
        Time time,
        Device device,
        @Nullable Set<String> missing,
        Map<String, Column> properties) {

    CsvMapping {
        if (properties == null || properties.isEmpty()) {
            throw new IllegalArgumentException("a mapping needs properties");
        }
        if (kind == null || adcode == null || time == null || device == null) {
            throw new IllegalArgumentException("a mapping needs kind, adcode, time and device");
        }
        missing = missing == null ? Set.of("", "NA") : Set.copyOf(missing);
        properties = Map.copyOf(properties);
    }

    /**
     * Where the time of a row stands: its columns, joined by spaces.
     *
     * @param columns at least one
     * @param format pattern of {@link DateTimeFormatter}; ISO 8601 with offset if absent
     * @param zone of the times; needed with a format
     */
    record Time(List<String> columns, @Nullable String format, @Nullable ZoneId zone) {

        Time {
            columns = columns == null ? List.of() : List.copyOf(columns);
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("time needs columns");
            }
            if ((format == null) != (zone == null)) {
                throw new IllegalArgumentException("time needs format and zone, or neither");
            }
        }

        /** A parser for many rows. */
        Parser parser() {
            String pattern = format;
            ZoneId where = zone;
            if (pattern == null || where == null) {
                return text -> Instant.parse(text).toEpochMilli();
            }
            var formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
            return text ->
                    LocalDateTime.parse(text, formatter).atZone(where).toInstant().toEpochMilli();
        }

        /** Text to epoch milliseconds. */
        interface Parser {
            /** Fails with {@link DateTimeException} if the text is no time. */
            long parse(String text);
        }
    }

    /** A column with the device of each row, or the id of the only one. */
    record Device(@Nullable String column, @Nullable String id) {

        Device {
            if ((column == null) == (id == null)) {
                throw new IllegalArgumentException("device needs either column or id");
            }
        }
    }

    /**
     * Where a property stands.
     *
     * @param factor what one unit of the file is in the catalogue's unit; 1 if absent
     * @param offset added after the factor; 0 if absent
     */
    record Column(String column, @Nullable Double factor, @Nullable Double offset) {

        Column {
            if (column == null) {
                throw new IllegalArgumentException("a property needs a column");
            }
        }

        double convert(double cell) {
            double scaled = cell * (factor == null ? 1 : factor) + (offset == null ? 0 : offset);
            // Factors such as 0.001 leave binary dust behind.
            return Math.rint(scaled * 1e6) / 1e6;
        }
    }

    /** The tokens that mean that there is no value. */
    boolean isMissing(String cell) {
        return missing != null && missing.contains(cell);
    }

    /**
     * Reads a mapping.
     *
     * @throws IOException if it cannot be read, or says something impossible
     */
    static CsvMapping read(Path file) throws IOException {
        var mapper =
                YAMLMapper.builder()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();
        try {
            return mapper.readValue(Files.readAllBytes(file), CsvMapping.class);
        } catch (JacksonException e) {
            throw new IOException("%s: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }
}
