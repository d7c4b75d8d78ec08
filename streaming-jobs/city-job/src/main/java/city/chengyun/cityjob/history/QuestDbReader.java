package city.chengyun.cityjob.history;

import city.chengyun.contract.Domain;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Asks QuestDB in SQL. */
final class QuestDbReader implements StoreReader {

    private final StoreHttp http;
    private final String prefix;
    private final RawRowParser parser;

    QuestDbReader(StoreHttp http, String prefix, RawRowParser parser) {
        this.http = http;
        this.prefix = prefix;
        this.parser = parser;
    }

    @Override
    public List<RawRow> read(Domain domain, String device, long from, long to)
            throws IOException, InterruptedException {
        // All columns: those of flags are there only once a flag was stored.
        String statement =
                "SELECT * FROM \"%s\" WHERE device = '%s' AND \"timestamp\" >= '%s' AND \"timestamp\" < '%s'"
                        .formatted(
                                prefix + StoreTables.raw(domain),
                                device,
                                Instant.ofEpochMilli(from),
                                Instant.ofEpochMilli(to));
        JsonNode answer = http.get("/exec", Map.of("query", statement));
        List<String> columns =
                answer.path("columns")
                        .valueStream()
                        .map(column -> column.path("name").asString())
                        .toList();
        return parser.parse(domain, "timestamp", columns, answer.path("dataset"));
    }
}
