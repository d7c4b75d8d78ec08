package city.chengyun.cityjob.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.contract.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Statements over a store's HTTP interface. */
final class StoreHttp {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final StoreAccess access;
    private final String url;

    StoreHttp(StoreAccess access) {
        this.access = access;
        String text = access.url().toString();
        this.url = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * Sends {@code GET path?parameters} and reads the answer.
     *
     * @throws IOException if there is none, if it refuses or if it is no JSON
     */
    JsonNode get(String path, Map<String, String> parameters)
            throws IOException, InterruptedException {
        String body = send(request(path, parameters).GET().build());
        try {
            return ContractJson.mapper().readTree(body);
        } catch (JacksonException e) {
            throw new IOException(url + path + " answered no JSON", e);
        }
    }

    /**
     * Sends {@code POST path?parameters}.
     *
     * @throws IOException if there is no answer or if it refuses
     */
    void post(String path, Map<String, String> parameters)
            throws IOException, InterruptedException {
        send(request(path, parameters).POST(BodyPublishers.noBody()).build());
    }

    private HttpRequest.Builder request(String path, Map<String, String> parameters) {
        String query =
                parameters.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                        .collect(Collectors.joining("&"));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path + "?" + query)).timeout(TIMEOUT);
        String username = access.username();
        if (username != null) {
            String credentials = username + ":" + access.password();
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
        }
        return request;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString(UTF_8));
        if (response.statusCode() / 100 != 2) {
            throw new IOException(
                    url + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
