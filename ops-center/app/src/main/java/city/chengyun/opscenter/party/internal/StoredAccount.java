package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Role;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is kept. Times are epoch milliseconds.
 *
 * @param account who it is and what it may do
 * @param passwordHash what its password is checked against
 * @param enabled whether it may log in at all
 * @param passwordChangedAt when the password was set
 * @param passwordTemporary whether somebody else set it
 * @param createdAt when it was made
 * @param lastLogInAt null before the first log-in
 * @param usedAt what the time of not being used counts from
 * @param secondFactor whether its log-in asks for a code
 * @param identity whether somebody comes in through the identity provider
 */
record StoredAccount(
        Account account,
        String passwordHash,
        boolean enabled,
        long passwordChangedAt,
        boolean passwordTemporary,
        long createdAt,
        @Nullable Long lastLogInAt,
        long usedAt,
        boolean secondFactor,
        boolean identity) {

    /** How old a password may grow, and how long an account may go unused. */
    static final Duration LIMIT = Duration.ofDays(90);

    String username() {
        return account.username();
    }

    /** The simulator's account: kept by the launcher, so none of the rules for people apply. */
    boolean isMachine() {
        return account.has(Role.SIMULATOR);
    }

    boolean isPasswordChangeNeeded(Instant now) {
        return !isMachine() && (passwordTemporary || !now.isBefore(passwordExpiry()));
    }

    Instant passwordExpiry() {
        return Instant.ofEpochMilli(passwordChangedAt).plus(LIMIT);
    }

    /** Whether nobody has used it for so long that it counts as abandoned. */
    boolean isDormant(Instant now) {
        return !isMachine() && !now.isBefore(Instant.ofEpochMilli(usedAt).plus(LIMIT));
    }

    /** The principal of a session that begins now. */
    Account principal(Instant now) {
        return isPasswordChangeNeeded(now) ? account.awaitingPasswordChange() : account;
    }
}
