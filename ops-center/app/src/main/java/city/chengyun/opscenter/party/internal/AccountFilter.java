package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.party.Role;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts to list; null takes all.
 *
 * @param q part of the user name or of the display name
 * @param role that they have
 * @param department that they work for
 * @param district that they cover; those of the whole city cover each
 * @param state whether their owners can log in
 */
public record AccountFilter(
        @Nullable String q,
        @Nullable Role role,
        @Nullable String department,
        @Nullable String district,
        AccountView.@Nullable State state) {

    boolean takes(AccountView account) {
        return (q == null || matches(account, q.strip().toLowerCase(Locale.ROOT)))
                && (role == null || account.roles().contains(role))
                && (department == null || department.equals(account.department()))
                && (district == null
                        || account.adcodes() == null
                        || account.adcodes().contains(district))
                && (state == null || state == account.state());
    }

    private static boolean matches(AccountView account, String lowerCase) {
        return account.username().contains(lowerCase)
                || account.displayName().toLowerCase(Locale.ROOT).contains(lowerCase);
    }
}
