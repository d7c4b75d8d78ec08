package city.chengyun.cityjob.history;

import city.chengyun.contract.Domain;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Asks InfluxDB in InfluxQL. */
final class InfluxDbReader implements StoreReader {

    private final StoreHttp http;
    private final String database;
    private final String prefix;
    private final RawRowParser parser;

    InfluxDbReader(StoreHttp http, String database, String prefix, RawRowParser parser) {
        this.http = http;
        this.database = database;
        this.prefix = prefix;
        this.parser = parser;
    }

    @Override
    public List<RawRow> read(Domain domain, String device, long from, long to)
            throws IOException, InterruptedException {
        String statement =
                "SELECT * FROM \"%s\" WHERE \"device\" = '%s' AND time >= %dms AND time < %dms"
                        .formatted(prefix + StoreTables.raw(domain), device, from, to);
        JsonNode result =
                http.get("/query", Map.of("db", database, "epoch", "ms", "q", statement))
                        .path("results")
                        .path(0);
        if (result.has("error")) {
            throw new IOException("InfluxDB answered " + result.path("error").asString());
        }
        // Without GROUP BY all series of the device come as one; none if nothing was stored.
        JsonNode rows = result.path("series").path(0);
        List<String> columns = rows.path("columns").valueStream().map(JsonNode::asString).toList();
        return parser.parse(domain, "time", columns, rows.path("values"));
    }
}
