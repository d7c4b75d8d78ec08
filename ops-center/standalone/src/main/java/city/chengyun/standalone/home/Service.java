package city.chengyun.standalone.home;

/** What listens on a port in a hub. Only the public ones are addressed by people and devices. */
public enum Service {
    HTTP(true),
    MQTT(true),
    MQTT_TLS(true),
    KAFKA(false),
    KAFKA_CONTROLLER(false),
    QUESTDB_HTTP(false),
    QUESTDB_POSTGRES(false),
    QUESTDB_HEALTH(false),
    POSTGRES(false),
    BROKER_HEALTH(false),
    JUDGE_HEALTH(false),
    JUDGE_UI(false),
    HISTORY_HEALTH(false),
    HISTORY_UI(false),
    SIMULATOR_HEALTH(false);

    private final boolean isPublic;

    Service(boolean isPublic) {
        this.isPublic = isPublic;
    }

    boolean isPublic() {
        return isPublic;
    }
}
