package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.ProviderLogIn.Identity;
import city.chengyun.opscenter.party.Role;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds the account of a person whom the identity provider has recognised. The first log-in binds
 * the person to the account of the same name; from then on only this person gets in that way,
 * whoever bears the name at the provider later.
 *
 * <p>The three administrators never come in through the provider: whoever rules it would rule the
 * hub and its ledger. Neither does a program.
 */
@Service
public class ProviderIdentities {

    private static final List<Role> NEVER =
            List.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.SIMULATOR);

    /** Who comes without an account. */
    private static final String UNKNOWN = "unknown";

    private final AccountStore accounts;
    private final IdentityTable identities;
    private final LogIn logIn;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ProviderIdentities(
            AccountStore accounts,
            IdentityTable identities,
            LogIn logIn,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.identities = identities;
        this.logIn = logIn;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The account, its log-in kept in the ledger. How old its password is does not matter: the
     * person did not use it.
     *
     * @throws Problem 403 {@code provider-no-account}, {@code provider-other-person} or {@code
     *     provider-administrator}
     */
    public Account enter(Identity identity) {
        Optional<String> bound = identities.findUsername(identity);
        String username =
                bound.or(() -> Optional.ofNullable(identity.username()))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .orElse("");
        StoredAccount account =
                accounts.find(username)
                        .filter(logIn::mayLogIn)
                        .orElseThrow(
                                () ->
                                        refused(
                                                UNKNOWN,
                                                "provider-no-account",
                                                "Nobody of that name has an account here"));
        if (NEVER.stream().anyMatch(account.account()::has)) {
            throw refused(
                    username,
                    "provider-administrator",
                    "Administrators log in with the password of this hub");
        }
        transaction.executeWithoutResult(
                status -> {
                    if (bound.isEmpty()) {
                        bind(identity, username);
                    }
                    accounts.onLogIn(username);
                    ledger.append(
                            LedgerEvent.done(
                                    username,
                                    "session.opened",
                                    "account:" + username,
                                    Map.of("provider", identity.issuer())));
                });
        return account.account();
    }

    private void bind(Identity identity, String username) {
        if (!identities.bind(identity, username, clock.millis())) {
            throw refused(
                    username,
                    "provider-other-person",
                    "Another person at the provider has this account");
        }
        ledger.append(
                LedgerEvent.done(
                        username,
                        "account.identity-bound",
                        "account:" + username,
                        Map.of("provider", identity.issuer(), "subject", identity.subject())));
    }

    private Problem refused(String who, String code, String detail) {
        ledger.appendRefusal(
                LedgerEvent.failed(
                        who, "session.log-in-failed", "account:" + who, Map.of("reason", code)));
        return Problem.of(HttpStatus.FORBIDDEN, code, detail);
    }
}
