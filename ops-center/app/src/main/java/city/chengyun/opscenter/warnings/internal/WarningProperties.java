package city.chengyun.opscenter.warnings.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who warns.
 *
 * @param sender CAP {@code sender}: unique in the world, without spaces, commas, {@code <} or
 *     {@code &}
 * @param senderName CAP {@code senderName}: the office as people know it
 */
@ConfigurationProperties("chengyun.warnings")
public record WarningProperties(
        @DefaultValue("chengyun@localhost") String sender,
        @DefaultValue("石家庄市城市运行管理中心") String senderName) {

    /** Checks. */
    public WarningProperties {
        if (!sender.matches("[^\\s,<&]+")) {
            throw new IllegalArgumentException(
                    "CHENGYUN_WARNING_SENDER is '%s'; CAP allows no space, comma, < or &"
                            .formatted(sender));
        }
    }
}
