package city.chengyun.opscenter.party.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Asks a person who is logged in for the password again before an act that a borrowed session must
 * not do. Failures count for the lock-out like those of log-ins.
 */
@Component
class Reauthentication {

    private final AccountStore accounts;
    private final PasswordEncoder encoder;
    private final LockOut lockOut;

    Reauthentication(AccountStore accounts, PasswordEncoder encoder, LockOut lockOut) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.lockOut = lockOut;
    }

    /**
     * The account as it is kept.
     *
     * @param address where the request came from
     * @throws Problem 403 {@code password-wrong}, 403 {@code machine-account}, or 429 {@code
     *     login-locked} after too many failures
     */
    StoredAccount require(Account account, String password, String address) {
        String username = account.username();
        lockOut.requireOpen(username, address);
        StoredAccount stored =
                accounts.find(username)
                        .filter(StoredAccount::enabled)
                        .orElseThrow(() -> Problem.notFound("account", username));
        if (stored.isMachine()) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN, "machine-account", "The launcher keeps this account");
        }
        boolean fits = password.getBytes(UTF_8).length <= PasswordRules.MAX_BYTES;
        if (!encoder.matches(fits ? password : "", stored.passwordHash())) {
            lockOut.onFailure(username, address);
            throw Problem.of(HttpStatus.FORBIDDEN, "password-wrong", "The password is wrong");
        }
        return stored;
    }
}
