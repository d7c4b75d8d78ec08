package city.chengyun.opscenter.party.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to change of an account; null leaves a value as it is.
 *
 * @param displayName how others see it
 * @param roles names of roles, all that it is to have
 * @param adcodes the districts; empty for the whole city
 * @param department id; empty for none
 * @param enabled false to refuse its log-ins; true to bring it back, also after 90 days unused
 */
public record AccountChange(
        @Nullable String displayName,
        @Nullable List<String> roles,
        @Nullable List<String> adcodes,
        @Nullable String department,
        @Nullable Boolean enabled) {}
