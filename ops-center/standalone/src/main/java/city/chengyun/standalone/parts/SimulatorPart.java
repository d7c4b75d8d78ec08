package city.chengyun.standalone.parts;

import city.chengyun.standalone.home.Service;
import city.chengyun.standalone.supervision.Part;
import city.chengyun.standalone.supervision.StopSignal;
import java.util.HashMap;
import java.util.Set;

/** The simulated city. */
final class SimulatorPart {

    static final String NAME = "simulator";
    static final String MAIN = "city.chengyun.simulators.Main";
    static final String PASSWORD = "simulator-password";
    private static final int HEAP_MEGABYTES = 192;

    /** In the environment, where other users of the machine do not see the password. */
    static final String JVM_OPTIONS = "JDK_JAVA_OPTIONS";

    private SimulatorPart() {}

    static Part of(HubContext hub) {
        var environment = new HashMap<String, String>();
        environment.put("CHENGYUN_URL", hub.url());
        environment.put("CHENGYUN_MQTT_URI", hub.mqttUri());
        environment.put("CHENGYUN_SIMULATOR_PASSWORD", hub.secrets().get(PASSWORD));
        environment.put(
                "CHENGYUN_HEALTH_PORT",
                Integer.toString(hub.ports().port(Service.SIMULATOR_HEALTH)));
        hub.options()
                .keystore()
                .ifPresent(keystore -> environment.put(JVM_OPTIONS, trust(keystore)));
        var classPath = hub.installation().simulatorClassPath();
        return new Part(
                NAME,
                JavaCommand.withHeap(HEAP_MEGABYTES)
                        .startsQuickly()
                        .options(hub.classSharing(NAME, classPath))
                        .main(
                                classPath,
                                MAIN,
                                "simulate",
                                "--state",
                                hub.home().folder(NAME).toString()),
                environment,
                Set.of(AppPart.NAME, BrokerPart.NAME),
                () -> {},
                HttpProbe.of(hub.http(Service.SIMULATOR_HEALTH) + "/health"),
                StopSignal.TERM);
    }

    /** The simulator trusts the hub's certificate, for whatever host that is: it asks localhost. */
    static String trust(TlsKeystore keystore) {
        return "-Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=%s"
                        .formatted(keystore.file(), keystore.password())
                + " -Djdk.internal.httpclient.disableHostnameVerification=true";
    }
}
