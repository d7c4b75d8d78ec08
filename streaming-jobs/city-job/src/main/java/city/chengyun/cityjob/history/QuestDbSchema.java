package city.chengyun.cityjob.history;

import city.chengyun.contract.Domain;
import city.chengyun.contract.device.DeviceCatalog;
import city.chengyun.contract.device.PropertyDefinition;
import city.chengyun.contract.device.PropertyType;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The tables of QuestDB, made from the catalogue: only a declared table replaces repeated rows.
 * Columns are added when the catalogue has grown, never dropped, and changed only where an earlier
 * version made a boolean column, which cannot be empty.
 */
final class QuestDbSchema implements StoreSchema {

    private static final Logger LOGGER = LoggerFactory.getLogger(QuestDbSchema.class);
    private static final String TAGS =
            "device SYMBOL CAPACITY 65536 CACHE, district SYMBOL CAPACITY 256 CACHE,"
                    + " part SYMBOL CAPACITY 256 CACHE";

    /** Never empty: what was not given reads as false. */
    private static final String BOOLEAN = "BOOLEAN";

    /** 1, 0 or empty; takes booleans of line protocol. */
    private static final String YES_OR_NO = "INT";

    private final StoreHttp http;
    private final String prefix;
    private final DeviceCatalog catalog;

    QuestDbSchema(StoreHttp http, String prefix, DeviceCatalog catalog) {
        this.http = http;
        this.prefix = prefix;
        this.catalog = catalog;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        for (Domain domain : Domain.values()) {
            table(prefix + StoreTables.raw(domain), "DAY", rawColumns(domain));
            table(prefix + StoreTables.minutes(domain), "DAY", windowColumns(domain));
            table(prefix + StoreTables.hours(domain), "MONTH", windowColumns(domain));
            table(prefix + StoreTables.events(domain), "MONTH", eventColumns());
        }
    }

    @Override
    public void discard() throws IOException, InterruptedException {
        for (String table : StoreTables.all()) {
            execute("DROP TABLE IF EXISTS \"" + prefix + table + "\"");
        }
    }

    private Map<String, String> rawColumns(Domain domain) {
        Map<String, String> columns = new LinkedHashMap<>();
        addOrigin(columns);
        columns.put(StoreTables.LATE, BOOLEAN);
        columns.put(StoreTables.LONGITUDE, "DOUBLE");
        columns.put(StoreTables.LATITUDE, "DOUBLE");
        for (PropertyDefinition property : catalog.listProperties(domain).values()) {
            columns.put(property.code(), columnType(property.type()));
        }
        // Flags are rare; their columns come with the first of them.
        return columns;
    }

    private Map<String, String> windowColumns(Domain domain) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (PropertyDefinition property : catalog.listProperties(domain).values()) {
            if (property.type() == PropertyType.NUMBER) {
                columns.put(property.code() + StoreTables.MIN_SUFFIX, "DOUBLE");
                columns.put(property.code() + StoreTables.MAX_SUFFIX, "DOUBLE");
                columns.put(property.code() + StoreTables.MEAN_SUFFIX, "DOUBLE");
                columns.put(property.code() + StoreTables.COUNT_SUFFIX, "LONG");
            }
        }
        return columns;
    }

    private static Map<String, String> eventColumns() {
        Map<String, String> columns = new LinkedHashMap<>();
        addOrigin(columns);
        columns.put(StoreTables.EVENT_TYPE, "VARCHAR");
        columns.put(StoreTables.EVENT_BODY, "VARCHAR");
        return columns;
    }

    private static void addOrigin(Map<String, String> columns) {
        columns.put(StoreTables.RECEIVED_AT, "LONG");
        columns.put(StoreTables.SEQUENCE, "LONG");
    }

    private static String columnType(PropertyType type) {
        return switch (type) {
            case NUMBER -> "DOUBLE";
            case BOOLEAN -> YES_OR_NO;
            case TEXT -> "VARCHAR";
        };
    }

    private void table(String name, String partition, Map<String, String> columns)
            throws IOException, InterruptedException {
        StringBuilder statement = new StringBuilder("CREATE TABLE IF NOT EXISTS \"");
        statement.append(name).append("\" (\"timestamp\" TIMESTAMP, ").append(TAGS);
        columns.forEach(
                (column, type) ->
                        statement.append(", \"").append(column).append("\" ").append(type));
        statement
                .append(") TIMESTAMP(\"timestamp\") PARTITION BY ")
                .append(partition)
                .append(" WAL DEDUP UPSERT KEYS(\"timestamp\", device, part)");
        execute(statement.toString());
        adapt(name, columns);
    }

    private void adapt(String name, Map<String, String> columns)
            throws IOException, InterruptedException {
        Map<String, String> present = new HashMap<>();
        for (JsonNode row : execute("SHOW COLUMNS FROM \"" + name + "\"").path("dataset")) {
            present.put(row.path(0).asString(), row.path(1).asString());
        }
        for (Map.Entry<String, String> column : columns.entrySet()) {
            String type = present.get(column.getKey());
            String wanted = column.getValue();
            if (type == null) {
                LOGGER.info("Adding column {} to {}", column.getKey(), name);
                execute(
                        "ALTER TABLE \"%s\" ADD COLUMN IF NOT EXISTS \"%s\" %s"
                                .formatted(name, column.getKey(), wanted));
            } else if (type.equals(BOOLEAN) && wanted.equals(YES_OR_NO)) {
                LOGGER.info("Column {} of {} learns to be empty", column.getKey(), name);
                execute(
                        "ALTER TABLE \"%s\" ALTER COLUMN \"%s\" TYPE %s"
                                .formatted(name, column.getKey(), wanted));
            }
        }
    }

    private JsonNode execute(String statement) throws IOException, InterruptedException {
        return http.get("/exec", Map.of("query", statement));
    }
}
