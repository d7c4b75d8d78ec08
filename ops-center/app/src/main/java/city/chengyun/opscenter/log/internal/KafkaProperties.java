package city.chengyun.opscenter.log.internal;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the log is.
 *
 * @param bootstrap comma-separated {@code host:port} list of Kafka brokers
 */
@ConfigurationProperties("chengyun.kafka")
public record KafkaProperties(String bootstrap) {

    private static final Pattern HOST_PORTS =
            Pattern.compile("[^\\s:,]+:\\d{1,5}(,[^\\s:,]+:\\d{1,5})*");

    /** Checks the form. */
    public KafkaProperties {
        if (!HOST_PORTS.matcher(bootstrap).matches()) {
            throw new IllegalArgumentException(
                    "CHENGYUN_KAFKA_BOOTSTRAP is '%s'; expected host:port[,host:port…]"
                            .formatted(bootstrap));
        }
    }
}
