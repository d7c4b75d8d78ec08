package city.chengyun.cityjob.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Reads what a store holds, the same from each kind: rows as column to text, without nulls. */
abstract class StoreProbe {

    static final String TIME = "time";

    private final HttpClient client = HttpClient.newHttpClient();

    /** All rows of a table by time; empty if there is no such table. */
    abstract List<Map<String, String>> rows(String table) throws Exception;

    static StoreProbe ofQuestDb(String url) {
        return new StoreProbe() {
            @Override
            List<Map<String, String>> rows(String table) throws Exception {
                JsonNode answer =
                        get(url + "/exec?query=" + encoded("SELECT * FROM \"" + table + "\""));
                List<String> columns = new ArrayList<>();
                answer.path("columns")
                        .forEach(column -> columns.add(column.path("name").asString()));
                List<Map<String, String>> rows = new ArrayList<>();
                for (JsonNode row : answer.path("dataset")) {
                    rows.add(StoreProbe.row(columns, row, "timestamp"));
                }
                return rows;
            }
        };
    }

    static StoreProbe ofInfluxDb(String url, String database) {
        return new StoreProbe() {
            @Override
            List<Map<String, String>> rows(String table) throws Exception {
                JsonNode answer =
                        get(
                                url
                                        + "/query?epoch=ms&db="
                                        + database
                                        + "&q="
                                        + encoded("SELECT * FROM \"" + table + "\""));
                JsonNode series = answer.path("results").path(0).path("series").path(0);
                List<String> columns = new ArrayList<>();
                series.path("columns").forEach(column -> columns.add(column.asString()));
                List<Map<String, String>> rows = new ArrayList<>();
                for (JsonNode row : series.path("values")) {
                    rows.add(StoreProbe.row(columns, row, "time"));
                }
                return rows;
            }
        };
    }

    private static Map<String, String> row(
            List<String> columns, JsonNode values, String timeColumn) {
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < columns.size(); i++) {
            JsonNode value = values.path(i);
            if (columns.get(i).equals(timeColumn)) {
                row.put(TIME, Long.toString(millis(value)));
            } else if (value.isNumber()) {
                row.put(columns.get(i), Double.toString(value.asDouble()));
            } else if (!value.isNull()) {
                row.put(columns.get(i), value.asString());
            }
        }
        return row;
    }

    private static long millis(JsonNode time) {
        return time.isNumber() ? time.asLong() : Instant.parse(time.asString()).toEpochMilli();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    JsonNode get(String url) throws IOException, InterruptedException {
        return ContractJson.mapper()
                .readTree(
                        client.send(
                                        HttpRequest.newBuilder(URI.create(url)).build(),
                                        BodyHandlers.ofString())
                                .body());
    }
}
