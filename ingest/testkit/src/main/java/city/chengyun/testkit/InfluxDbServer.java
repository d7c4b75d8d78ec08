package city.chengyun.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Debian's InfluxDB 1.6: an external time-series store, in a container or, with {@code
 * NO_DOCKER=1}, as a local process. It starts without a database.
 */
public final class InfluxDbServer extends ManagedServer {

    static final String IMAGE = "chengyun/influxdb-test";

    private final int port;

    private InfluxDbServer(Backend backend, TestFolder data, int port) {
        super("InfluxDB", backend, data, () -> answers(port));
        this.port = port;
    }

    /**
     * Starts a server on a free loopback port and waits until it answers.
     *
     * @throws IllegalStateException with the end of its log if it does not come up
     */
    public static InfluxDbServer start() {
        var ports = Ports.free(2);
        int port = ports.get(0);
        var data = TestFolder.create("influxdb");
        var log = LogFile.create("influxdb");
        var environment = new HashMap<String, String>();
        environment.put("INFLUXDB_REPORTING_DISABLED", "true");
        environment.put("INFLUXDB_BIND_ADDRESS", "127.0.0.1:" + ports.get(1));
        var backend =
                Docker.isWanted()
                        ? inContainer(environment, port, log)
                        : locally(environment, port, data, log);
        return started(new InfluxDbServer(backend, data, port));
    }

    /** The HTTP API, the same after every restart. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    private static Backend inContainer(Map<String, String> environment, int port, LogFile log) {
        environment.put("INFLUXDB_HTTP_BIND_ADDRESS", "0.0.0.0:" + port);
        environment.putAll(folders("/var/lib/influxdb-test"));
        return new ContainerProcess(
                IMAGE, List.of("/usr/bin/influxd", "run"), environment, Map.of(), port, log);
    }

    private static Backend locally(
            Map<String, String> environment, int port, TestFolder data, LogFile log) {
        environment.put("INFLUXDB_HTTP_BIND_ADDRESS", "127.0.0.1:" + port);
        environment.putAll(folders(data.path().toString()));
        return new LocalProcess(List.of("influxd", "run"), environment, log);
    }

    private static Map<String, String> folders(String root) {
        return Map.of(
                "INFLUXDB_META_DIR", root + "/meta",
                "INFLUXDB_DATA_DIR", root + "/data",
                "INFLUXDB_DATA_WAL_DIR", root + "/wal");
    }

    private static boolean answers(int port) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/ping".formatted(port)))
                        .timeout(Duration.ofSeconds(2))
                        .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
                    == 204;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
