package city.chengyun.opscenter.alerts.internal;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How alerts are handled.
 *
 * @param followUp how long an acknowledgement holds to which nothing follows, neither a case nor a
 *     word: 1 min to 24 h
 */
@ConfigurationProperties("chengyun.alerts")
public record AlertProperties(@DefaultValue("30m") Duration followUp) {

    /** Checks the range. */
    public AlertProperties {
        if (followUp.compareTo(Duration.ofMinutes(1)) < 0
                || followUp.compareTo(Duration.ofHours(24)) > 0) {
            throw new IllegalArgumentException(
                    "CHENGYUN_ALERT_FOLLOW_UP is %s; allowed: PT1M to PT24H".formatted(followUp));
        }
    }
}
