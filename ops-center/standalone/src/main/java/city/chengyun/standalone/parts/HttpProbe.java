package city.chengyun.standalone.parts;

import static java.util.Objects.requireNonNull;

import city.chengyun.standalone.supervision.Probe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.OptionalInt;
import javax.net.ssl.HttpsURLConnection;

/**
 * Asks a part over HTTP. Certificates are not checked: it is our own, on loopback.
 *
 * @param ready answers 200 when the part does its work
 * @param alive answers, whatever it says, unless the part hangs; waits for no other part
 */
record HttpProbe(URI ready, URI alive) implements Probe {

    HttpProbe {
        requireNonNull(ready, "ready is null");
        requireNonNull(alive, "alive is null");
    }

    static HttpProbe of(String url) {
        return of(url, url);
    }

    static HttpProbe of(String ready, String alive) {
        return new HttpProbe(URI.create(ready), URI.create(alive));
    }

    @Override
    public boolean isReady() {
        return status(ready).equals(OptionalInt.of(HttpURLConnection.HTTP_OK));
    }

    @Override
    public boolean answers() {
        return status(alive).isPresent();
    }

    private static OptionalInt status(URI address) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            if (connection instanceof HttpsURLConnection https) {
                https.setSSLSocketFactory(LoopbackTrust.context().getSocketFactory());
                https.setHostnameVerifier((host, session) -> true);
            }
            connection.setConnectTimeout(Probes.TIMEOUT_MILLIS);
            connection.setReadTimeout(Probes.TIMEOUT_MILLIS);
            try {
                return OptionalInt.of(connection.getResponseCode());
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }
}
