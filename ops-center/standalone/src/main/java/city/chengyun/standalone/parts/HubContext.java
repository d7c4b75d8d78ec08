package city.chengyun.standalone.parts;

import static java.util.Objects.requireNonNull;

import city.chengyun.standalone.home.HubHome;
import city.chengyun.standalone.home.PortPlan;
import city.chengyun.standalone.home.Secrets;
import city.chengyun.standalone.home.Service;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that the parts of one hub need to know of it and of each other. */
public record HubContext(
        Installation installation,
        HubHome home,
        PortPlan ports,
        Secrets secrets,
        ClassArchives archives,
        HubOptions options) {

    static final String LOOPBACK = "127.0.0.1";

    public HubContext {
        requireNonNull(installation, "installation is null");
        requireNonNull(home, "home is null");
        requireNonNull(ports, "ports is null");
        requireNonNull(secrets, "secrets is null");
        requireNonNull(archives, "archives is null");
        requireNonNull(options, "options is null");
    }

    /** The address of the app for a browser on this machine. */
    public String url() {
        return "%s://%s:%d"
                .formatted(
                        options.tls() ? "https" : "http",
                        options.listensOnLoopback() ? "localhost" : options.bindHost(),
                        ports.port(Service.HTTP));
    }

    /** The plain listener of the broker, for clients on this machine. */
    public String mqttUri() {
        return "tcp://%s:%d"
                .formatted(
                        options.tls() || options.listensOnLoopback()
                                ? LOOPBACK
                                : options.bindHost(),
                        ports.port(Service.MQTT));
    }

    /** The listener for devices elsewhere, if it is another one. */
    public Optional<String> mqttTlsUri() {
        return options.tls()
                ? Optional.of(
                        "ssl://%s:%d"
                                .formatted(
                                        options.listensOnLoopback()
                                                ? "localhost"
                                                : options.bindHost(),
                                        ports.port(Service.MQTT_TLS)))
                : Optional.empty();
    }

    /** Options with which a part that runs on the JVM starts sooner; its program is its own. */
    List<String> classSharing(String part, String classPath) {
        return archives.options(part, part, classPath, classPath);
    }

    /** Environment of the parts that look how full the disk is. */
    Map<String, String> disk() {
        return Map.of(
                "CHENGYUN_DISK_FOLDER",
                home.path().toString(),
                "CHENGYUN_DISK_RESERVE_MB",
                Integer.toString(options.diskReserve().megabytes()));
    }

    String kafka() {
        return address(Service.KAFKA);
    }

    String http(Service service) {
        return "http://" + address(service);
    }

    String address(Service service) {
        return LOOPBACK + ":" + ports.port(service);
    }
}
