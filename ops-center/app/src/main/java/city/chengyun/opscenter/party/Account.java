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
 * @param roles what it may do; empty only while its password must be changed first
 * @param adcodes the districts it may see and work in, null for the whole city
 * @param department the {@link Department} it works for, null for none
 * @param passwordChangeNeeded whether it may do nothing but change its password
 */
public record Account(
        String username,
        String displayName,
        Set<Role> roles,
        @Nullable List<String> adcodes,
        @Nullable String department,
        boolean passwordChangeNeeded)
        implements AuthenticatedPrincipal, Serializable {

    /** Checks and copies. */
    public Account {
        requireNonNull(username, "username is null");
        requireNonNull(displayName, "displayName is null");
        roles = Set.copyOf(roles);
        adcodes = adcodes == null ? null : List.copyOf(adcodes);
        if (roles.isEmpty() && !passwordChangeNeeded) {
            throw new IllegalArgumentException("account " + username + " has no role");
        }
    }

    /** An account that may use its roles. */
    public Account(
            String username,
            String displayName,
            Set<Role> roles,
            @Nullable List<String> adcodes,
            @Nullable String department) {
        this(username, displayName, roles, adcodes, department, false);
    }

    /** An account of the whole city and of no department. */
    public Account(String username, String displayName, Set<Role> roles) {
        this(username, displayName, roles, null, null);
    }

    /** The same account while its password must be changed: without any role. */
    public Account awaitingPasswordChange() {
        return new Account(username, displayName, Set.of(), adcodes, department, true);
    }

    /** The same account with some of its roles. */
    public Account withRoles(Set<Role> fewer) {
        return new Account(username, displayName, fewer, adcodes, department, passwordChangeNeeded);
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
