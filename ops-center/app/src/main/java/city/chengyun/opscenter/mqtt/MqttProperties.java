package city.chengyun.opscenter.mqtt;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The broker that the app connects to, for commands to devices and for its probe.
 *
 * @param uri {@code tcp://host:port} or {@code ssl://host:port}; null for none
 * @param secret password of the service credential {@code chengyun-app}, at least 16 characters
 * @param replyTimeout how long a device may take to reply, 100 ms to 60 s
 */
@ConfigurationProperties("chengyun.mqtt")
public record MqttProperties(
        @Nullable String uri, @Nullable String secret, @DefaultValue("4s") Duration replyTimeout) {

    /** Checks the forms; blank texts count as absent. */
    public MqttProperties {
        uri = uri == null || uri.isBlank() ? null : uri;
        secret = secret == null || secret.isBlank() ? null : secret;
        if (uri != null && !uri.matches("(tcp|ssl)://[^/]+:\\d{1,5}")) {
            throw new IllegalArgumentException(
                    "CHENGYUN_MQTT_URI is '%s'; expected tcp://host:port or ssl://host:port"
                            .formatted(uri));
        }
        if (uri != null && (secret == null || secret.length() < 16)) {
            throw new IllegalArgumentException(
                    "CHENGYUN_MQTT_SECRET must have at least 16 characters when CHENGYUN_MQTT_URI"
                            + " is set");
        }
        if (replyTimeout.compareTo(Duration.ofMillis(100)) < 0
                || replyTimeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException(
                    "chengyun.mqtt.reply-timeout is %s; allowed: PT0.1S to PT1M"
                            .formatted(replyTimeout));
        }
    }
}
