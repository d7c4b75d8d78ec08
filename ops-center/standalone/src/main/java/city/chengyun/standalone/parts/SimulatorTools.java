package city.chengyun.standalone.parts;

import city.chengyun.standalone.home.HubFile;
import city.chengyun.standalone.home.HubHome;
import city.chengyun.standalone.home.Secrets;
import city.chengyun.standalone.home.Service;
import java.util.List;
import java.util.Map;

/** The simulators' command line, told where everything of a running hub is. */
public final class SimulatorTools {

    private static final int HEAP_MEGABYTES = 384;

    /** Not the simulated city's folder: that one's process keeps its secrets there. */
    private static final String FOLDER = "simulator-tools";

    private SimulatorTools() {}

    /** A command that is yet to be started. */
    public static ProcessBuilder command(
            Installation installation, HubHome home, HubFile hub, List<String> arguments) {
        var secrets = new Secrets(home.resolve("secrets"));
        var builder =
                new ProcessBuilder(
                        JavaCommand.withHeap(HEAP_MEGABYTES)
                                .main(
                                        installation.simulatorClassPath(),
                                        SimulatorPart.MAIN,
                                        arguments.toArray(String[]::new)));
        builder.environment()
                .putAll(
                        Map.of(
                                "CHENGYUN_URL", hub.url(),
                                "CHENGYUN_MQTT_URI", hub.mqtt(),
                                "CHENGYUN_SIMULATOR_PASSWORD", secrets.get(SimulatorPart.PASSWORD),
                                "CHENGYUN_SIMULATOR_STATE", home.folder(FOLDER).toString(),
                                "CHENGYUN_KAFKA_BOOTSTRAP", address(hub, Service.KAFKA),
                                "CHENGYUN_STORE_KIND", "questdb",
                                "CHENGYUN_STORE_URL",
                                        "http://" + address(hub, Service.QUESTDB_HTTP),
                                "CHENGYUN_JOBS_CLASSPATH", installation.jobClassPath()));
        if (hub.url().startsWith("https:")) {
            var keystore = TlsKeystore.generated(home, secrets, List.of());
            builder.environment().put(SimulatorPart.JVM_OPTIONS, SimulatorPart.trust(keystore));
        }
        return builder;
    }

    private static String address(HubFile hub, Service service) {
        return HubContext.LOOPBACK + ":" + hub.ports().getOrDefault(service, 0);
    }
}
