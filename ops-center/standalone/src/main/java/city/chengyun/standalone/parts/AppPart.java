package city.chengyun.standalone.parts;

import city.chengyun.standalone.home.Service;
import city.chengyun.standalone.supervision.Part;
import city.chengyun.standalone.supervision.StopSignal;
import java.util.HashMap;
import java.util.Set;

/** The application that people see. */
final class AppPart {

    static final String NAME = "app";
    private static final int HEAP_MEGABYTES = 384;

    private AppPart() {}

    static Part of(HubContext hub) {
        var environment = new HashMap<String, String>();
        environment.put("CHENGYUN_HOME", hub.home().folder(NAME).toString());
        environment.put("CHENGYUN_KAFKA_BOOTSTRAP", hub.kafka());
        environment.put("CHENGYUN_DATABASE_URL", PostgresPart.jdbcUrl(hub));
        // The app makes this role, with what the owner may, in whatever home it finds.
        environment.put("CHENGYUN_DATABASE_USER", PostgresPart.APP_USER);
        environment.put("CHENGYUN_DATABASE_PASSWORD", hub.secrets().get(PostgresPart.APP_PASSWORD));
        environment.put("CHENGYUN_DATABASE_OWNER", PostgresPart.OWNER);
        environment.put(
                "CHENGYUN_DATABASE_OWNER_PASSWORD", hub.secrets().get(PostgresPart.PASSWORD));
        environment.put("CHENGYUN_STORE_KIND", "questdb");
        environment.put("CHENGYUN_STORE_URL", hub.http(Service.QUESTDB_HTTP));
        environment.put(
                "CHENGYUN_STORE_QUERY_URL",
                "jdbc:postgresql://%s/qdb".formatted(hub.address(Service.QUESTDB_POSTGRES)));
        environment.put("CHENGYUN_MQTT_URI", hub.mqttUri());
        environment.put("CHENGYUN_MQTT_SECRET", hub.secrets().get("mqtt-secret"));
        environment.putAll(hub.disk());
        environment.put("CHENGYUN_DEMO", "true");
        environment.put(
                "CHENGYUN_SMS_FILE", hub.home().folder("outbox").resolve("sms.txt").toString());
        environment.put("CHENGYUN_URL", hub.url());
        environment.put("CHENGYUN_PASSWORD_FILE", hub.home().passwordFile().toString());
        environment.put("CHENGYUN_SIMULATOR_PASSWORD", hub.secrets().get(SimulatorPart.PASSWORD));
        environment.put("CHENGYUN_ACCOUNT_KEY", hub.secrets().get("account-key"));
        environment.put("SERVER_PORT", Integer.toString(hub.ports().port(Service.HTTP)));
        environment.put("SERVER_ADDRESS", hub.options().bind().getHostAddress());
        hub.options()
                .keystore()
                .ifPresent(
                        keystore -> {
                            environment.put("SERVER_SSL_KEY_STORE", "file:" + keystore.file());
                            environment.put("SERVER_SSL_KEY_STORE_TYPE", "PKCS12");
                            environment.put("SERVER_SSL_KEY_STORE_PASSWORD", keystore.password());
                        });
        var jar = hub.installation().appJar().toString();
        return new Part(
                NAME,
                JavaCommand.withHeap(HEAP_MEGABYTES)
                        .startsQuickly()
                        .options(
                                hub.archives()
                                        .options(NAME, NAME, jar, hub.installation().appJars()))
                        .jar(jar),
                environment,
                Set.of(KafkaPart.NAME, QuestDbPart.NAME, PostgresPart.NAME),
                () -> {},
                HttpProbe.of(
                        hub.url() + "/actuator/health", hub.url() + "/actuator/health/liveness"),
                StopSignal.TERM);
    }
}
