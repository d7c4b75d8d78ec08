package city.chengyun.lineprotocol;

import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.influxdb.InfluxDB;
import org.influxdb.InfluxDB.ConsistencyLevel;
import org.influxdb.InfluxDBException;
import org.influxdb.InfluxDBFactory;
import org.influxdb.InfluxDBIOException;
import org.jspecify.annotations.Nullable;

/**
 * The InfluxDB client's v1 write API, which InfluxDB 1.x to 3.x and QuestDB accept.
 *
 * <p>Not safe for use by several threads. Connects with the first write, so that a store that is
 * away at start is a failed write like any other.
 */
final class InfluxLineStore implements LineStore {

    private static final long LONGEST_REASON_BYTES = 2_048;

    private final LineProtocolOptions options;
    private @Nullable InfluxDB client;

    InfluxLineStore(LineProtocolOptions options) {
        this.options = options;
    }

    @Override
    public void write(List<String> lines) throws WriteFailed {
        try {
            connected()
                    .write(
                            options.database(),
                            null,
                            ConsistencyLevel.ONE,
                            TimeUnit.MILLISECONDS,
                            lines);
        } catch (InfluxDBException e) {
            throw asWriteFailed(e);
        }
    }

    private static WriteFailed asWriteFailed(InfluxDBException e) {
        if (e.getCause() instanceof RefusedByStatus refused) {
            return new WriteFailed(
                    Remedy.ofStatus(refused.status), String.valueOf(refused.getMessage()), e);
        }
        String message = String.valueOf(e.getMessage());
        return e instanceof InfluxDBIOException
                ? new WriteFailed(Remedy.RETRY, message, e)
                : new WriteFailed(Remedy.FAIL, message, e);
    }

    private InfluxDB connected() {
        InfluxDB open = client;
        if (open == null) {
            OkHttpClient.Builder http =
                    new OkHttpClient.Builder()
                            .connectTimeout(options.requestTimeout())
                            .readTimeout(options.requestTimeout())
                            .writeTimeout(options.requestTimeout())
                            .addInterceptor(InfluxLineStore::failOnErrorStatus);
            String url = options.url().toString();
            String username = options.username();
            String password = options.password();
            open =
                    username == null || password == null
                            ? InfluxDBFactory.connect(url, http)
                            : InfluxDBFactory.connect(url, username, password, http);
            if (options.gzip()) {
                open.enableGzip();
            }
            client = open;
        }
        return open;
    }

    /** The client's exceptions hide the HTTP status, which alone tells retry from reject. */
    private static Response failOnErrorStatus(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.isSuccessful()) {
            return response;
        }
        try (response) {
            throw new RefusedByStatus(
                    response.code(), response.peekBody(LONGEST_REASON_BYTES).string().strip());
        }
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }

    private static final class RefusedByStatus extends IOException {

        @Serial private static final long serialVersionUID = 1;

        private final int status;

        RefusedByStatus(int status, String body) {
            super("HTTP " + status + (body.isEmpty() ? "" : ": " + body));
            this.status = status;
        }
    }
}
