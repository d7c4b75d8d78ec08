package city.chengyun.opscenter.party.internal;

import static java.util.Objects.requireNonNull;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.util.stream.Stream;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes passwords. */
@Service
public class Passwords {

    /** So many passwords do not come back, the current one among them. */
    private static final int REMEMBERED = 5;

    private final AccountStore accounts;
    private final Reauthentication reauthentication;
    private final PasswordEncoder encoder;
    private final Sessions sessions;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    Passwords(
            AccountStore accounts,
            Reauthentication reauthentication,
            PasswordEncoder encoder,
            Sessions sessions,
            Ledger ledger,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.reauthentication = reauthentication;
        this.encoder = encoder;
        this.sessions = sessions;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /**
     * Changes one's own password and ends one's other sessions.
     *
     * @param sessionId the session that lives on
     * @param address where the request came from
     * @return the account with its roles, also where it had none until now
     * @throws Problem 403 {@code password-wrong}, 400 {@code password-…} for the rule that the new
     *     one breaks
     */
    public Account change(
            Account account, String current, String next, String sessionId, String address) {
        StoredAccount stored = reauthentication.require(account, current, address);
        String username = stored.username();
        PasswordRules.require(username, next);
        boolean used =
                Stream.concat(
                                Stream.of(stored.passwordHash()),
                                accounts.listRetiredHashes(username, REMEMBERED - 1).stream())
                        .anyMatch(hash -> encoder.matches(next, hash));
        if (used) {
            throw Problem.invalid(
                    "password-used-before",
                    "A password is none of the last " + REMEMBERED + " ones");
        }
        String hash = requireNonNull(encoder.encode(next), "hash is null");
        transaction.executeWithoutResult(
                status -> {
                    accounts.retireHash(username, stored.passwordHash());
                    accounts.changePassword(username, hash, false);
                    ledger.append(
                            LedgerEvent.done(
                                    username,
                                    "account.password-changed",
                                    "account:" + username,
                                    null));
                });
        sessions.endOthers(username, sessionId);
        return stored.account();
    }
}
