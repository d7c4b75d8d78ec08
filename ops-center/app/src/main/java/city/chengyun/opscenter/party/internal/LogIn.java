package city.chengyun.opscenter.party.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Role;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** Who tries a name that no account has. */
    private static final String UNKNOWN = "unknown";

    private final AccountStore accounts;
    private final SecondFactors secondFactors;
    private final PasswordEncoder encoder;
    private final LockOut lockOut;
    private final Ledger ledger;
    private final Clock clock;
    private final String hashOfNobody;

    LogIn(
            AccountStore accounts,
            SecondFactors secondFactors,
            PasswordEncoder encoder,
            LockOut lockOut,
            Ledger ledger,
            Clock clock) {
        this.accounts = accounts;
        this.secondFactors = secondFactors;
        this.encoder = encoder;
        this.lockOut = lockOut;
        this.ledger = ledger;
        this.clock = clock;
        this.hashOfNobody = encoder.encode(GeneratedPassword.next());
    }

    /**
     * The account, when the password is its own and so is the code, if it has a second factor.
     *
     * @param code of the authenticator or a recovery code, null when none was given
     * @param address where the request came from
     * @return without roles when its password must be changed first
     * @throws Problem 401 {@code login-failed}, {@code second-factor-needed} or {@code
     *     second-factor-wrong}, or 429 {@code login-locked} after too many failures
     */
    public Account check(
            String givenUsername, String password, @Nullable String code, String address) {
        String username = givenUsername.strip().toLowerCase(Locale.ROOT);
        Optional<StoredAccount> found = accounts.find(username).filter(this::mayLogIn);
        String who = found.isPresent() ? username : UNKNOWN;
        lockOut.findRemaining(username, address).ifPresent(time -> refuse(who, time));
        String hash = found.map(StoredAccount::passwordHash).orElse(hashOfNobody);
        boolean fits = password.getBytes(UTF_8).length <= PasswordRules.MAX_BYTES;
        boolean matches = encoder.matches(fits ? password : "", hash);
        if (found.isEmpty() || !matches) {
            lockOut.onFailure(username, address);
            String reason = found.isEmpty() ? "unknown-name" : "wrong-password";
            throw failed(who, address, reason, "login-failed", "User name or password is wrong");
        }
        if (found.get().secondFactor()) {
            if (code == null || code.isBlank()) {
                throw Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "second-factor-needed",
                        "This account also needs a code");
            }
            if (!secondFactors.accept(username, code)) {
                lockOut.onFailure(username, address);
                throw failed(
                        who,
                        address,
                        "wrong-code",
                        "second-factor-wrong",
                        "The code is wrong or was used before");
            }
        }
        lockOut.onSuccess(username, address);
        accounts.onLogIn(username);
        ledger.append(LedgerEvent.done(who, "session.opened", object(who), null));
        return found.get().principal(clock.instant());
    }

    private Problem failed(String who, String address, String reason, String code, String detail) {
        ledger.appendRefusal(
                LedgerEvent.failed(
                        who, "session.log-in-failed", object(who), Map.of("reason", reason)));
        log.info("Refused a log-in from {}", address);
        return Problem.of(HttpStatus.UNAUTHORIZED, code, detail);
    }

    /** An abandoned account is refused, but for the last who could bring accounts back. */
    boolean mayLogIn(StoredAccount account) {
        Instant now = clock.instant();
        if (!account.enabled() || !account.isDormant(now)) {
            return account.enabled();
        }
        return account.account().has(Role.SECURITY_ADMIN)
                && accounts.list().stream()
                        .filter(other -> other.account().has(Role.SECURITY_ADMIN))
                        .noneMatch(other -> other.enabled() && !other.isDormant(now));
    }

    private void refuse(String who, Duration remaining) {
        ledger.appendRefusal(
                LedgerEvent.refused(
                        who,
                        "session.locked-out",
                        object(who),
                        Map.of("seconds", remaining.toSeconds())));
        throw LockOut.locked(remaining);
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
