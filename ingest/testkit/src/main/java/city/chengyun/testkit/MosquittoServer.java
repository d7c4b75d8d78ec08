package city.chengyun.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Debian's Mosquitto: an external MQTT broker, in a container or, with {@code NO_DOCKER=1}, as a
 * local process.
 */
public final class MosquittoServer extends ManagedServer {

    static final String IMAGE = "chengyun/mosquitto-test";
    private static final String CONFIGURATION_IN_CONTAINER = "/mosquitto-test.conf";
    private static final String DATA_IN_CONTAINER = "/var/lib/mosquitto";

    private final int port;

    private MosquittoServer(Backend backend, TestFolder data, int port) {
        super("Mosquitto", backend, data, () -> MqttGreeting.isAnswered(port));
        this.port = port;
    }

    /**
     * Starts a broker on a free loopback port and waits until it greets clients. Anonymous clients
     * are admitted unless a line says otherwise; with {@code persistence true} it keeps its
     * sessions over a restart.
     *
     * @param configuration further lines of {@code mosquitto.conf}
     * @throws IllegalStateException with the end of its log if it does not come up
     */
    public static MosquittoServer start(String... configuration) {
        var port = Ports.free();
        var data = TestFolder.create("mosquitto");
        var kept = Docker.isWanted() ? DATA_IN_CONTAINER : data.path().toString();
        var file = data.write("mosquitto.conf", lines(port, kept, configuration)).toString();
        var log = LogFile.create("mosquitto");
        var backend =
                Docker.isWanted()
                        ? new ContainerProcess(
                                IMAGE,
                                List.of("/usr/sbin/mosquitto", "-c", CONFIGURATION_IN_CONTAINER),
                                Map.of(),
                                Map.of(file, CONFIGURATION_IN_CONTAINER),
                                port,
                                log)
                        : new LocalProcess(List.of(executable(), "-c", file), Map.of(), log);
        return started(new MosquittoServer(backend, data, port));
    }

    /** For MQTT clients, the same after every restart. */
    public String uri() {
        return "tcp://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    private static String lines(int port, String kept, String... configuration) {
        return """
        listener %d
        persistence_location %s/
        allow_anonymous %s
        set_tcp_nodelay true
        log_dest stdout
        user root
        %s
        """
                .formatted(
                        port,
                        kept,
                        String.join("\n", configuration).contains("allow_anonymous") ? "" : "true",
                        String.join("\n", configuration))
                .replace("allow_anonymous \n", "");
    }

    /** Debian keeps it in a folder that is often not on an ordinary user's path. */
    private static String executable() {
        var debian = Path.of("/usr/sbin/mosquitto");
        return Files.isExecutable(debian) ? debian.toString() : "mosquitto";
    }
}
