package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.party.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account as the security administrator sees it. Times are epoch milliseconds.
 *
 * @param adcodes null for the whole city
 * @param state whether its owner can log in
 * @param locked whether it is locked for some address after failed log-ins
 * @param machine whether it is a program's and kept by the launcher
 * @param secondFactor whether its log-in asks for a code
 * @param identity whether somebody at the identity provider has it
 * @param passwordChangeNeeded whether the password is too old or somebody else's
 * @param lastLogInAt null before the first
 */
public record AccountView(
        String username,
        String displayName,
        List<Role> roles,
        @Nullable List<String> adcodes,
        @Nullable String department,
        State state,
        boolean locked,
        boolean machine,
        boolean secondFactor,
        boolean identity,
        boolean passwordChangeNeeded,
        long passwordChangedAt,
        long createdAt,
        @Nullable Long lastLogInAt) {

    /** Whether an account's owner can log in. */
    public enum State {
        /** He can. */
        ACTIVE,
        /** Not used for 90 days; enabling it brings it back. */
        DORMANT,
        /** An administrator disabled it. */
        DISABLED
    }

    static AccountView of(StoredAccount stored, Set<String> locked, Instant now) {
        State state =
                !stored.enabled()
                        ? State.DISABLED
                        : stored.isDormant(now) ? State.DORMANT : State.ACTIVE;
        return new AccountView(
                stored.username(),
                stored.account().displayName(),
                stored.account().roles().stream().sorted().toList(),
                stored.account().adcodes(),
                stored.account().department(),
                state,
                locked.contains(stored.username()),
                stored.isMachine(),
                stored.secondFactor(),
                stored.identity(),
                stored.isPasswordChangeNeeded(now),
                stored.passwordChangedAt(),
                stored.createdAt(),
                stored.lastLogInAt());
    }
}
