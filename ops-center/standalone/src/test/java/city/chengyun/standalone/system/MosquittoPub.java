package city.chengyun.standalone.system;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Debian's {@code mosquitto_pub}: an MQTT client that knows nothing of this project. */
final class MosquittoPub {

    private static final Duration AT_MOST = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What it prints with {@code -d}; it ends with 0 even when the PUBACK refuses the message. */
    private static final String TAKEN = "received PUBACK (Mid: 1, RC:0)";

    private final List<String> server;
    private final String username;
    private final String password;

    private MosquittoPub(List<String> server, String username, String password) {
        this.server = server;
        this.username = username;
        this.password = password;
    }

    MosquittoPub(RunningHub hub, String username, String password) {
        this(
                List.of("-h", hub.mqttHost(), "-p", Integer.toString(hub.mqttPort())),
                username,
                password);
    }

    /** The same device on the listener for devices elsewhere; it trusts the hub's certificate. */
    MosquittoPub overTls(RunningHub hub) {
        return new MosquittoPub(
                List.of(
                        "-h",
                        "localhost",
                        "-p",
                        Integer.toString(hub.port("MQTT_TLS")),
                        "--cafile",
                        hub.certificate().toString()),
                username,
                password);
    }

    /** Publishes until the hub has taken it, as a device does that keeps what was not taken. */
    void deliver(String topic, String payload) {
        deliver("mqttv5", topic, payload);
    }

    void deliver(String version, String topic, String payload) {
        await().atMost(PATIENCE)
                .until(
                        () -> publish(version, topic, payload),
                        outcome -> outcome.output().contains(TAKEN));
    }

    /** Publishes once with QoS 1 over MQTT 5 and waits for the answer. */
    Ended publish(String topic, String payload) {
        return publish("mqttv5", topic, payload);
    }

    Ended publish(String version, String topic, String payload) {
        var command = new ArrayList<String>();
        command.add("mosquitto_pub");
        command.addAll(server);
        command.addAll(
                List.of(
                        "-V", version, "-i", username, "-u", username, "-P", password, "-q", "1",
                        "-d", "-t", topic, "-s"));
        return Ended.after(new ProcessBuilder(command), payload, AT_MOST);
    }
}
