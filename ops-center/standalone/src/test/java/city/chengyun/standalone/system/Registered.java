package city.chengyun.standalone.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A device as the app hands it over: its credential and its topics. */
record Registered(String id, String username, String password, Map<String, String> topics) {

    static final String DISTRICT = "130102";

    /** Registers a pipe pressure gauge, which reports {@code pressure} and {@code battery}. */
    static Registered gauge(HubSession engineer, String id) {
        var body = new HashMap<String, Object>();
        body.put("id", id);
        body.put("name", "Gauge " + id);
        body.put("kind", "pipe-pressure");
        body.put("adcode", DISTRICT);
        body.put("position", List.of(114.54, 38.05));
        var credential = engineer.post(201, "/api/devices", body).path("credential");
        var topics = new HashMap<String, String>();
        credential
                .path("topics")
                .propertyStream()
                .forEach(topic -> topics.put(topic.getKey(), topic.getValue().asString()));
        return new Registered(
                id,
                credential.path("username").asString(),
                credential.path("password").asString(),
                topics);
    }

    String telemetry() {
        return topics.getOrDefault("telemetry", "");
    }

    MosquittoPub client(RunningHub hub) {
        return new MosquittoPub(hub, username, password);
    }
}
