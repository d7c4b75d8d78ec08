package city.chengyun.opscenter.party;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * A person or machine that has logged in; the principal of its session. Kept in the session store,
 * hence serialisable.
 *
 * @param username unique, lower case
 * @param displayName how others see the account
 * @param roles what it may do, not empty
 * @param adcodes the districts it may see and work in, null for the whole city
 * @param department the {@link Department} it works for, null for none
 */
public record Account(
        String username,
        String displayName,
        Set<Role> roles,
        @Nullable List<String> adcodes,
        @Nullable String department)
        implements AuthenticatedPrincipal, Serializable {

    /** Checks and copies. */
    public Account {
        requireNonNull(username, "username is null");
        requireNonNull(displayName, "displayName is null");
        roles = Set.copyOf(roles);
        adcodes = adcodes == null ? null : List.copyOf(adcodes);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("account " + username + " has no role");
        }
    }

    /** An account of the whole city and of no department. */
    public Account(String username, String displayName, Set<Role> roles) {
        this(username, displayName, roles, null, null);
    }

    @Override
    public String getName() {
        return username;
    }

    /** Whether the account has a role. */
    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** Whether the account's districts include {@code adcode}. */
    public boolean covers(String adcode) {
        return adcodes == null || adcodes.contains(adcode);
    }
}
