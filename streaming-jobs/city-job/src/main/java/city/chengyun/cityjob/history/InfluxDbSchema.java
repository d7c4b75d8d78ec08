package city.chengyun.cityjob.history;

import java.io.IOException;
import java.util.Map;

/** InfluxDB makes everything but the database by itself. */
final class InfluxDbSchema implements StoreSchema {

    private final StoreHttp http;
    private final String database;
    private final String prefix;

    InfluxDbSchema(StoreHttp http, String database, String prefix) {
        this.http = http;
        this.database = database;
        this.prefix = prefix;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        http.post("/query", Map.of("q", "CREATE DATABASE " + quoted(database)));
    }

    @Override
    public void discard() throws IOException, InterruptedException {
        for (String table : StoreTables.all()) {
            // A measurement that was never written is no error to this statement's transport.
            String statement = "DROP MEASUREMENT " + quoted(prefix + table);
            http.post("/query", Map.of("db", database, "q", statement));
        }
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
