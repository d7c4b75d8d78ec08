package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.RecentPassword;
import city.chengyun.opscenter.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Remembers in the session when the password was given again. The log-in itself does not count. */
@Service
public class SessionReauthentication implements RecentPassword {

    /** How long an act may follow. */
    public static final Duration VALID = Duration.ofMinutes(5);

    private static final String AT = "chengyun.reauthenticated-at";

    private final Reauthentication reauthentication;
    private final Ledger ledger;
    private final Clock clock;

    SessionReauthentication(Reauthentication reauthentication, Ledger ledger, Clock clock) {
        this.reauthentication = reauthentication;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Checks the password and opens the time for dangerous acts.
     *
     * @return until when, epoch milliseconds
     * @throws Problem 403 {@code password-wrong}, or 429 {@code login-locked} after too many
     *     failures, those at the log-in included
     */
    public long reauthenticate(Account account, String password, HttpServletRequest request) {
        String who = account.username();
        try {
            reauthentication.require(account, password, request.getRemoteAddr());
        } catch (Problem refused) {
            ledger.appendRefusal(
                    LedgerEvent.failed(
                            who,
                            "session.reauthentication-failed",
                            "account:" + who,
                            Map.of("reason", refused.code())));
            throw refused;
        }
        return remember(account, request);
    }

    /** The person has given the password at the identity provider instead, because we asked. */
    public void onPasswordAtProvider(Account account, HttpServletRequest request) {
        remember(account, request);
    }

    private long remember(Account account, HttpServletRequest request) {
        String who = account.username();
        long now = clock.millis();
        ledger.append(LedgerEvent.done(who, "session.reauthenticated", "account:" + who, null));
        request.getSession().setAttribute(AT, now);
        return now + VALID.toMillis();
    }

    @Override
    public void require(Account account, HttpServletRequest request) {
        @Nullable HttpSession session = request.getSession(false);
        boolean recent =
                session != null
                        && session.getAttribute(AT) instanceof Long at
                        && clock.millis() - at < VALID.toMillis();
        if (!recent) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "reauthentication-required",
                    "Give your password again first");
        }
    }
}
