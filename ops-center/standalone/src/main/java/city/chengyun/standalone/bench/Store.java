package city.chengyun.standalone.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** Questions to QuestDB. */
record Store(String url) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    boolean answers() {
        try {
            return number("select 1") == 1;
        } catch (IOException e) {
            return false;
        }
    }

    /** How many rows of devices with this prefix there are. */
    long rows(String devicePrefix) throws IOException {
        return number(
                "select count() from environment where device like '%s%%'".formatted(devicePrefix));
    }

    private long number(String sql) throws IOException {
        var query = URLEncoder.encode(sql, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(url + "/exec?query=" + query)).build();
        try {
            var answer = HTTP.send(request, BodyHandlers.ofString());
            return new JsonMapper()
                    .readTree(answer.body())
                    .path("dataset")
                    .path(0)
                    .path(0)
                    .asLong(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
