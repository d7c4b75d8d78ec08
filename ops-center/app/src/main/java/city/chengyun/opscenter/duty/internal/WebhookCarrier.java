package city.chengyun.opscenter.duty.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.opscenter.duty.escalation.Medium;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts alerts as JSON to one address. The header {@code X-Chengyun-Signature} holds {@code
 * sha256=} and the HMAC-SHA256 of the body in hexadecimal; {@code id} is the same when a message
 * comes again.
 */
@Component
class WebhookCarrier implements Carrier {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final @Nullable URI address;
    private final String secret;
    private final JsonMapper json;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    WebhookCarrier(DutyProperties properties, JsonMapper json) {
        this.address = properties.webhook();
        this.secret = properties.webhookSecret();
        this.json = json;
    }

    @Override
    public Medium medium() {
        return Medium.WEBHOOK;
    }

    @Override
    public void carry(Message message) throws IOException, Undeliverable {
        if (address == null) {
            throw new Undeliverable(Reason.NOT_CONFIGURED);
        }
        byte[] body = json.writeValueAsBytes(body(message));
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .header("X-Chengyun-Signature", "sha256=" + sign(body, secret))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 400 && status < 500 && status != 408 && status != 429) {
                throw new Undeliverable("http-" + status);
            }
            if (status < 200 || status >= 300) {
                throw new IOException("http-" + status);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the app ends", e);
        }
    }

    private static Map<String, Object> body(Message message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", message.id());
        body.put("alert", message.alert());
        body.put("link", message.link());
        return body;
    }

    /** HMAC-SHA256 in hexadecimal. */
    static String sign(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
