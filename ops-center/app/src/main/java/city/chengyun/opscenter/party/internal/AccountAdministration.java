package city.chengyun.opscenter.party.internal;

import static java.util.Objects.requireNonNull;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Role;
import city.chengyun.opscenter.problem.Page;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a security administrator does with accounts. Each change is in the ledger or not made;
 * nobody changes his own rights, and one security administrator always remains.
 */
@Service
public class AccountAdministration {

    private final AccountStore accounts;
    private final AccountChecks checks;
    private final SecondFactors secondFactors;
    private final IdentityTable identities;
    private final LockOut lockOut;
    private final Sessions sessions;
    private final PasswordEncoder encoder;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AccountAdministration(
            AccountStore accounts,
            AccountChecks checks,
            SecondFactors secondFactors,
            IdentityTable identities,
            LockOut lockOut,
            Sessions sessions,
            PasswordEncoder encoder,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.checks = checks;
        this.secondFactors = secondFactors;
        this.identities = identities;
        this.lockOut = lockOut;
        this.sessions = sessions;
        this.encoder = encoder;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * One page of the accounts that the filter takes, by user name.
     *
     * @throws Problem 400 {@code bad-page}
     */
    public Page<AccountView> list(AccountFilter filter, int page, int size) {
        Set<String> locked = lockOut.listLocked();
        Instant now = clock.instant();
        return Page.of(
                accounts.list().stream()
                        .map(stored -> AccountView.of(stored, locked, now))
                        .filter(filter::takes)
                        .toList(),
                page,
                size);
    }

    /**
     * The account.
     *
     * @throws Problem 404 {@code account-not-found}
     */
    public AccountView get(String username) {
        return AccountView.of(find(username), lockOut.listLocked(), clock.instant());
    }

    /**
     * Makes an account.
     *
     * @return its password, told once, to be changed at the first log-in
     * @throws Problem 400 for what is wrong with it, 409 {@code account-exists}
     */
    public String create(Account actor, AccountDraft draft) {
        Account account = checks.require(draft);
        String password = GeneratedPassword.next();
        String hash = hash(password);
        transaction.executeWithoutResult(status -> add(actor, account, hash));
        return password;
    }

    /** To be called within a transaction. */
    void add(Account actor, Account account, String hash) {
        if (accounts.find(account.username()).isPresent()) {
            throw Problem.conflict("account-exists", "The user name is taken");
        }
        accounts.add(account, hash, true);
        ledger.append(
                LedgerEvent.done(
                        actor.username(),
                        "account.created",
                        object(account),
                        facts(account, true)));
    }

    /**
     * Changes an account; its sessions end when its rights are others now.
     *
     * @throws Problem 400 for what is wrong, 404 {@code account-not-found}, 409 {@code
     *     own-account}, {@code last-security-admin} or {@code machine-account}
     */
    public void change(Account actor, String username, AccountChange change) {
        boolean rightsChanged =
                requireNonNull(
                        transaction.execute(status -> changeLocked(actor, username, change)));
        if (rightsChanged) {
            sessions.endAll(username);
        }
    }

    private boolean changeLocked(Account actor, String username, AccountChange change) {
        List<StoredAccount> administrators = accounts.lockSecurityAdministrators();
        StoredAccount stored = findPerson(username);
        Account before = stored.account();
        Account after = apply(before, change);
        boolean enabled = change.enabled() == null ? stored.enabled() : change.enabled();
        boolean rightsChanged =
                enabled != stored.enabled()
                        || !after.roles().equals(before.roles())
                        || !Objects.equals(after.adcodes(), before.adcodes())
                        || !Objects.equals(after.department(), before.department());
        if (rightsChanged && actor.username().equals(username)) {
            throw ownAccount();
        }
        boolean remains = enabled && after.has(Role.SECURITY_ADMIN);
        if (!remains && isOnly(username, administrators)) {
            throw Problem.conflict(
                    "last-security-admin", "This is the last security administrator");
        }
        accounts.update(after, enabled);
        if (Boolean.TRUE.equals(change.enabled())) {
            accounts.touch(username);
        }
        ledger.append(
                LedgerEvent.changed(
                        actor.username(),
                        "account.changed",
                        object(after),
                        facts(before, stored.enabled()),
                        facts(after, enabled)));
        return rightsChanged;
    }

    private static boolean isOnly(String username, List<StoredAccount> administrators) {
        return administrators.size() == 1 && administrators.get(0).username().equals(username);
    }

    private Account apply(Account account, AccountChange change) {
        return new Account(
                account.username(),
                change.displayName() == null
                        ? account.displayName()
                        : checks.displayName(change.displayName()),
                change.roles() == null ? account.roles() : checks.roles(change.roles()),
                change.adcodes() == null ? account.adcodes() : checks.adcodes(change.adcodes()),
                change.department() == null
                        ? account.department()
                        : checks.department(change.department()));
    }

    /**
     * Gives an account a new password, unlocks it and ends its sessions.
     *
     * @return the password, told once, to be changed at the next log-in
     * @throws Problem 404 {@code account-not-found}, 409 {@code own-account} or {@code
     *     machine-account}
     */
    public String resetPassword(Account actor, String username) {
        String password = GeneratedPassword.next();
        String hash = hash(password);
        act(
                actor,
                username,
                "account.password-reset",
                stored -> {
                    accounts.retireHash(username, stored.passwordHash());
                    accounts.changePassword(username, hash, true);
                });
        lockOut.unlock(username);
        sessions.endAll(username);
        return password;
    }

    /**
     * Lets an account in again that failed log-ins have locked.
     *
     * @throws Problem as {@link #resetPassword}
     */
    public void unlock(Account actor, String username) {
        act(actor, username, "account.unlocked", stored -> lockOut.unlock(username));
    }

    /**
     * Forgets an account's second factor, for somebody who lost the telephone and the codes.
     *
     * @throws Problem as {@link #resetPassword}
     */
    public void resetSecondFactor(Account actor, String username) {
        act(actor, username, null, stored -> secondFactors.remove(actor.username(), username));
    }

    /**
     * Frees an account from the person at the identity provider who has it; the next one of its
     * name gets it.
     *
     * @throws Problem as {@link #resetPassword}, and 404 {@code identity-not-found}
     */
    public void releaseIdentity(Account actor, String username) {
        act(
                actor,
                username,
                "account.identity-released",
                stored -> {
                    if (!identities.release(username)) {
                        throw Problem.notFound("identity", "of " + username);
                    }
                });
        sessions.endAll(username);
    }

    private interface Act {
        void on(StoredAccount account);
    }

    /**
     * @param action for the ledger; null when the act itself writes it
     */
    private void act(Account actor, String username, @Nullable String action, Act act) {
        transaction.executeWithoutResult(
                status -> {
                    StoredAccount stored = findPerson(username);
                    if (actor.username().equals(username)) {
                        throw ownAccount();
                    }
                    act.on(stored);
                    if (action != null) {
                        ledger.append(
                                LedgerEvent.done(
                                        actor.username(), action, object(stored.account()), null));
                    }
                });
    }

    private StoredAccount findPerson(String username) {
        StoredAccount stored = find(username);
        if (stored.isMachine()) {
            throw AccountChecks.machineAccount();
        }
        return stored;
    }

    private StoredAccount find(String username) {
        return accounts.find(username).orElseThrow(() -> Problem.notFound("account", username));
    }

    String hash(String password) {
        return requireNonNull(encoder.encode(password), "hash is null");
    }

    private static Problem ownAccount() {
        return Problem.conflict(
                "own-account", "Nobody changes his own rights; ask another security administrator");
    }

    private static String object(Account account) {
        return "account:" + account.username();
    }

    /** What the ledger keeps of an account: all but its password. */
    private static Map<String, @Nullable Object> facts(Account account, boolean enabled) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("displayName", account.displayName());
        facts.put("roles", account.roles().stream().sorted().toList());
        facts.put("adcodes", account.adcodes());
        facts.put("department", account.department());
        facts.put("enabled", enabled);
        return facts;
    }
}
