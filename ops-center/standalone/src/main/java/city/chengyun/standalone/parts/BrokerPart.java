package city.chengyun.standalone.parts;

import city.chengyun.standalone.home.Service;
import city.chengyun.standalone.supervision.Part;
import city.chengyun.standalone.supervision.StopSignal;
import java.util.HashMap;
import java.util.Set;

/** The MQTT broker, which hands what it receives to the log. */
final class BrokerPart {

    static final String NAME = "broker";
    private static final int HEAP_MEGABYTES = 256;

    private BrokerPart() {}

    static Part of(HubContext hub) {
        var environment = new HashMap<String, String>();
        environment.put("CHENGYUN_KAFKA_BOOTSTRAP", hub.kafka());
        environment.put("CHENGYUN_MQTT_BIND", hub.options().mqttBind().getHostAddress());
        environment.put("CHENGYUN_MQTT_TLS_BIND", hub.options().bind().getHostAddress());
        environment.put("CHENGYUN_MQTT_PORT", port(hub, Service.MQTT));
        environment.put("CHENGYUN_MQTT_TLS_PORT", port(hub, Service.MQTT_TLS));
        environment.put("CHENGYUN_BROKER_DATA", hub.home().folder(NAME).toString());
        environment.putAll(hub.disk());
        environment.put("CHENGYUN_INTAKE_ID", "broker-1");
        environment.put("CHENGYUN_HEALTH_PORT", port(hub, Service.BROKER_HEALTH));
        hub.options()
                .keystore()
                .ifPresent(
                        keystore -> {
                            environment.put("CHENGYUN_TLS_KEYSTORE", keystore.file().toString());
                            environment.put("CHENGYUN_TLS_KEYSTORE_PASSWORD", keystore.password());
                        });
        var classPath = hub.installation().classPath("ingest/broker", "chengyun-broker");
        return new Part(
                NAME,
                JavaCommand.withHeap(HEAP_MEGABYTES)
                        .options(hub.classSharing(NAME, classPath))
                        .main(classPath, "city.chengyun.broker.BrokerMain"),
                environment,
                Set.of(KafkaPart.NAME),
                () -> {},
                HttpProbe.of(hub.http(Service.BROKER_HEALTH) + "/health"),
                StopSignal.TERM);
    }

    private static String port(HubContext hub, Service service) {
        return Integer.toString(hub.ports().portOrZero(service));
    }
}
