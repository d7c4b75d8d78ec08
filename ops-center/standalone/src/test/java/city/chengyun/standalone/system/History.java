package city.chengyun.standalone.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The raw rows of the water domain, asked from the store itself. */
final class History {

    private static final String QUERY =
            "select device, cast(timestamp as long) / 1000, _seq, pressure, battery from water"
                    + " where device like '%s%%'";

    private final RunningHub hub;

    History(RunningHub hub) {
        this.hub = hub;
    }

    /** All rows of the devices whose ids start like this. */
    List<Said> rows(String devicePrefix) {
        var rows = new ArrayList<Said>();
        for (var row : query(QUERY.formatted(devicePrefix)).path("dataset")) {
            var values = new TreeMap<String, Double>();
            put(values, "pressure", row.path(3));
            put(values, "battery", row.path(4));
            rows.add(
                    new Said(
                            row.path(0).asString(),
                            row.path(1).asLong(),
                            row.path(2).asLong(),
                            values));
        }
        return rows;
    }

    private JsonNode query(String sql) {
        var address =
                "http://127.0.0.1:%d/exec?limit=1000000&query=%s"
                        .formatted(
                                hub.port("QUESTDB_HTTP"),
                                URLEncoder.encode(sql, StandardCharsets.UTF_8));
        try {
            var answer =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(address)).build(),
                                    BodyHandlers.ofString());
            return new JsonMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void put(Map<String, Double> values, String property, JsonNode value) {
        if (!value.isNull()) {
            values.put(property, value.asDouble());
        }
    }
}
