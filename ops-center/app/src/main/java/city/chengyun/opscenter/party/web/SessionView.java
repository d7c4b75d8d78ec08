package city.chengyun.opscenter.party.web;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is logged in.
 *
 * @param roles empty while the password must be changed first
 * @param adcodes null for the whole city
 * @param passwordChangeNeeded whether everything but a change of the password is refused
 */
record SessionView(
        String username,
        String displayName,
        List<Role> roles,
        @Nullable List<String> adcodes,
        @Nullable String department,
        boolean passwordChangeNeeded) {

    static SessionView of(Account account) {
        return new SessionView(
                account.username(),
                account.displayName(),
                account.roles().stream().sorted().toList(),
                account.adcodes(),
                account.department(),
                account.passwordChangeNeeded());
    }
}
