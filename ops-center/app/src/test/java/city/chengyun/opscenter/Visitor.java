package city.chengyun.opscenter;

import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.identityprovider.IdentityProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser that is sent from the hub to the identity provider and back. */
final class Visitor {

    private static final Pattern NAME = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final ApiClient client;
    private final URI hub;
    private final String subject;

    Visitor(URI hub, String subject) {
        this.client = new ApiClient(hub);
        this.hub = hub;
        this.subject = subject;
    }

    ApiClient client() {
        return client;
    }

    /** Logs in at the provider; returns the page of the hub that the person ends at. */
    String comeIn(String begin) {
        return follow(answerOf(begin));
    }

    /** The address that the provider sends the person back to, not opened yet. */
    String answerOf(String begin) {
        HttpResponse<String> page = open(hub.resolve(begin).toString());
        while (page.statusCode() == 302) {
            page = open(location(page));
        }
        assertThat(page.body()).as("%s %s", page, page.headers().map()).contains("username");
        HttpResponse<String> entered = submit(page.uri(), page.body());
        HttpResponse<String> allowed = open(location(entered));
        return location(allowed);
    }

    /** Opens a page of the hub; returns where it leads. */
    String follow(String address) {
        HttpResponse<String> page = open(hub.resolve(address).toString());
        assertThat(page.statusCode()).as(page.body()).isEqualTo(302);
        URI target = URI.create(location(page));
        return target.getPath() + (target.getQuery() == null ? "" : "?" + target.getQuery());
    }

    private HttpResponse<String> submit(URI page, String text) {
        Matcher token = NAME.matcher(text);
        String form =
                "username="
                        + subject
                        + "&password="
                        + IdentityProvider.PASSWORD
                        + (token.find() ? "&_csrf=" + encode(token.group(1)) : "");
        return send(
                HttpRequest.newBuilder(page.resolve("/login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> open(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html"));
    }

    private static String location(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Location")).as(response.toString()).isPresent();
        return response.uri().resolve(response.headers().firstValue("Location").get()).toString();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpClient http = HttpClient.newBuilder().cookieHandler(client.cookies()).build();
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("nobody answers", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
