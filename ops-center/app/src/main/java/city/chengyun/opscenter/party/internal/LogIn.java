package city.chengyun.opscenter.party.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Checks a user name and password. An unknown user takes as long and gets the same answer as a
 * wrong password, so names cannot be found by trying.
 *
 * <p>Every attempt is in the ledger, but a name that no account has is not: people type passwords
 * into the wrong field. All such attempts have one actor, so that {@link Ledger#appendRefusal}
 * bounds them together, however many names and addresses somebody tries.
 */
@Service
public class LogIn {

    private static final Logger log = LoggerFactory.getLogger(LogIn.class);

    /** BCrypt reads no more than 72 bytes. */
    private static final int MAX_PASSWORD_BYTES = 72;

    /** Who tries a name that no account has. */
    private static final String UNKNOWN = "unknown";

    private final AccountStore accounts;
    private final PasswordEncoder encoder;
    private final LockOut lockOut;
    private final Ledger ledger;
    private final String hashOfNobody;

    LogIn(AccountStore accounts, PasswordEncoder encoder, LockOut lockOut, Ledger ledger) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.lockOut = lockOut;
        this.ledger = ledger;
        this.hashOfNobody = encoder.encode(GeneratedPassword.next());
    }

    /**
     * The account, when the password is its own.
     *
     * @param address where the request came from
     * @throws Problem 401 {@code login-failed}, or 429 {@code login-locked} after too many failures
     */
    public Account check(String givenUsername, String password, String address) {
        String username = givenUsername.strip().toLowerCase(Locale.ROOT);
        Optional<AccountStore.Credentialed> found = accounts.findEnabled(username);
        String who = found.isPresent() ? username : UNKNOWN;
        lockOut.findRemaining(username, address).ifPresent(time -> refuse(who, time));
        String hash = found.map(AccountStore.Credentialed::passwordHash).orElse(hashOfNobody);
        boolean fits = password.getBytes(UTF_8).length <= MAX_PASSWORD_BYTES;
        boolean matches = encoder.matches(fits ? password : "", hash);
        if (found.isEmpty() || !matches) {
            lockOut.onFailure(username, address);
            ledger.appendRefusal(
                    LedgerEvent.failed(
                            who,
                            "session.log-in-failed",
                            object(who),
                            Map.of("reason", found.isEmpty() ? "unknown-name" : "wrong-password")));
            log.info("Refused a log-in from {}", address);
            throw Problem.of(
                    HttpStatus.UNAUTHORIZED, "login-failed", "User name or password is wrong");
        }
        lockOut.onSuccess(username, address);
        ledger.append(LedgerEvent.done(who, "session.opened", object(who), null));
        return found.get().account();
    }

    private void refuse(String who, Duration remaining) {
        ledger.appendRefusal(
                LedgerEvent.refused(
                        who,
                        "session.locked-out",
                        object(who),
                        Map.of("seconds", remaining.toSeconds())));
        throw Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "login-locked",
                        "Too many failed log-ins; try again later")
                .retryAfter(remaining);
    }

    /** Keeps that somebody logs out. */
    public void leave(Account account) {
        ledger.append(
                LedgerEvent.done(
                        account.username(), "session.closed", object(account.username()), null));
    }

    private static String object(String username) {
        return "account:" + username;
    }
}
