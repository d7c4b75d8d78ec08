package city.chengyun.cityjob.history;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.Domain;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.PropertyDefinition;
import city.chengyun.contract.device.PropertyType;
import city.chengyun.contract.observation.QualityFlag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes rows of what stores answer: a list of columns, and lists of values. */
final class RawRowParser {

    private final Map<Domain, Set<String>> numbers = new EnumMap<>(Domain.class);

    RawRowParser(DeviceCatalog catalog) {
        for (Domain domain : Domain.values()) {
            numbers.put(
                    domain,
                    catalog.listProperties(domain).values().stream()
                            .filter(property -> property.type() == PropertyType.NUMBER)
                            .map(PropertyDefinition::code)
                            .collect(Collectors.toSet()));
        }
    }

    /**
     * @param time name of the column with the time, epoch milliseconds or ISO 8601
     */
    List<RawRow> parse(
            Domain domain, String time, List<String> columns, Iterable<JsonNode> answered) {
        List<RawRow> rows = new ArrayList<>();
        for (JsonNode values : answered) {
            Map<String, JsonNode> row = new HashMap<>();
            for (int i = 0; i < columns.size(); i++) {
                if (!values.path(i).isNull()) {
                    row.put(columns.get(i), values.path(i));
                }
            }
            rows.add(row(domain, time, row));
        }
        return rows;
    }

    private RawRow row(Domain domain, String time, Map<String, JsonNode> row) {
        Map<String, Double> counted = new HashMap<>();
        Set<String> uncounted = new HashSet<>();
        for (String property : numbers.getOrDefault(domain, Set.of())) {
            JsonNode value = row.get(property);
            if (value == null) {
                continue;
            }
            if (isJudged(row.get(property + StoreTables.QUALITY_SUFFIX))) {
                counted.put(property, value.asDouble());
            } else {
                uncounted.add(property);
            }
        }
        // Rows that somebody else has put there may lack what ours have.
        JsonNode part = row.get(StoreTables.PART);
        JsonNode receivedAt = row.get(StoreTables.RECEIVED_AT);
        return new RawRow(
                millis(requireNonNull(row.get(time), time)),
                part == null ? "" : part.asString(),
                receivedAt == null ? 0 : receivedAt.asLong(),
                counted,
                uncounted);
    }

    private static boolean isJudged(@Nullable JsonNode flag) {
        return flag == null
                || QualityFlag.find(flag.asString()).map(QualityFlag::isJudged).orElse(false);
    }

    private static long millis(JsonNode time) {
        return time.isNumber() ? time.asLong() : Instant.parse(time.asString()).toEpochMilli();
    }
}
