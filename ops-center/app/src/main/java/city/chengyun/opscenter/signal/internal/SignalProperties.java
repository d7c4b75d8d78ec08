package city.chengyun.opscenter.signal.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Rules.
 *
 * @param seedRules whether the example rules are added where they are missing
 */
@ConfigurationProperties("chengyun.signal")
public record SignalProperties(@DefaultValue("true") boolean seedRules) {}
