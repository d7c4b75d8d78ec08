package city.chengyun.opscenter.party.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as somebody wants it; nothing of it is checked yet.
 *
 * @param username any case
 * @param displayName how others see it
 * @param roles names of roles
 * @param adcodes the districts; null or empty for the whole city
 * @param department id; null or empty for none
 */
public record AccountDraft(
        @Nullable String username,
        @Nullable String displayName,
        @Nullable List<String> roles,
        @Nullable List<String> adcodes,
        @Nullable String department) {}
