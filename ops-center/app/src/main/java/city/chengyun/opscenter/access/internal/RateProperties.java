package city.chengyun.opscenter.access.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one account, or one address without an account, may ask of the API.
 *
 * @param perSecond requests a second for as long as it likes, 1 to 10 000
 * @param burst requests at once after a rest, {@code perSecond} to 100 000
 */
@ConfigurationProperties("chengyun.requests")
record RateProperties(@DefaultValue("50") int perSecond, @DefaultValue("500") int burst) {

    /** Checks the ranges. */
    RateProperties {
        if (perSecond < 1 || perSecond > 10_000) {
            throw new IllegalArgumentException(
                    "CHENGYUN_REQUESTS_PER_SECOND is %d; allowed: 1 to 10000".formatted(perSecond));
        }
        if (burst < perSecond || burst > 100_000) {
            throw new IllegalArgumentException(
                    "CHENGYUN_REQUESTS_BURST is %d; allowed: %d to 100000"
                            .formatted(burst, perSecond));
        }
    }
}
