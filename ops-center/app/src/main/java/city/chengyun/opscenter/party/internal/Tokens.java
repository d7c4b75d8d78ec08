package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.ApiTokens;
import city.chengyun.opscenter.party.Role;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** People's tokens for their programs. Each can do no more than its owner could at that moment. */
@Service
public class Tokens implements ApiTokens {

    private static final String PREFIX = "chengyun_";
    private static final int SECRET_LENGTH = 48;
    private static final int ID_LENGTH = 12;
    private static final int MAX_NAME = 64;
    private static final int MAX_TOKENS = 20;
    private static final Duration MAX_LIFE = Duration.ofDays(366);

    /** How exactly the last use is known: one write for each request would be too many. */
    private static final Duration USE_STEP = Duration.ofMinutes(1);

    private final TokenTable table;
    private final AccountStore accounts;
    private final Reauthentication reauthentication;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Tokens(
            TokenTable table,
            AccountStore accounts,
            Reauthentication reauthentication,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.reauthentication = reauthentication;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A token as its owner sees it. Times are epoch milliseconds.
     *
     * @param roles what it may do, as long as the owner may
     * @param readOnly whether it may change nothing
     * @param lastUsedAt to the minute; null before the first use
     */
    public record TokenView(
            String id,
            String name,
            List<Role> roles,
            boolean readOnly,
            long createdAt,
            long expiresAt,
            @Nullable Long lastUsedAt) {

        static TokenView of(TokenTable.StoredToken token) {
            return new TokenView(
                    token.id(),
                    token.name(),
                    token.roles().stream().sorted().toList(),
                    token.readOnly(),
                    token.createdAt(),
                    token.expiresAt(),
                    token.lastUsedAt());
        }
    }

    /** A new token, the only time that its secret is told. */
    public record NewToken(TokenView token, String secret) {

        @Override
        public String toString() {
            return "NewToken[" + token.id() + "]"; // never the secret: it would end up in logs
        }
    }

    /**
     * A token as somebody wants it.
     *
     * @param roles some of the owner's
     * @param readOnly whether it may change nothing
     * @param expiresAt epoch milliseconds, within a year
     */
    public record Wish(String name, List<String> roles, boolean readOnly, long expiresAt) {}

    /** The tokens of an account, newest first, those that are over among them. */
    public List<TokenView> list(Account account) {
        return table.list(account.username()).stream().map(TokenView::of).toList();
    }

    /**
     * Makes a token.
     *
     * @param address where the request came from
     * @throws Problem 403 {@code password-wrong}; 400 {@code bad-name}, {@code unknown-role},
     *     {@code role-not-yours}, {@code bad-expiry}; 409 {@code too-many-tokens}
     */
    public NewToken create(Account account, Wish wish, String password, String address) {
        reauthentication.require(account, password, address);
        String username = account.username();
        if (table.list(username).size() >= MAX_TOKENS) {
            throw Problem.conflict(
                    "too-many-tokens", "An account has at most " + MAX_TOKENS + " tokens");
        }
        TokenTable.StoredToken token =
                new TokenTable.StoredToken(
                        RandomSecret.text(ID_LENGTH),
                        username,
                        name(wish.name()),
                        scope(account, wish.roles()),
                        wish.readOnly(),
                        clock.millis(),
                        expiry(wish.expiresAt()),
                        null);
        String secret = PREFIX + RandomSecret.text(SECRET_LENGTH);
        TokenView view = TokenView.of(token);
        transaction.executeWithoutResult(
                status -> {
                    table.add(token, RandomSecret.hash(secret));
                    ledger.append(
                            LedgerEvent.done(
                                    username, "token.created", "token:" + token.id(), facts(view)));
                });
        return new NewToken(view, secret);
    }

    /**
     * Makes a token void at once.
     *
     * @throws Problem 404 {@code token-not-found} when it is nobody's or another's
     */
    public void revoke(Account account, String id) {
        transaction.executeWithoutResult(
                status -> {
                    if (!table.revoke(account.username(), id, clock.millis())) {
                        throw Problem.notFound("token", id);
                    }
                    ledger.append(
                            LedgerEvent.done(
                                    account.username(), "token.revoked", "token:" + id, null));
                });
    }

    @Override
    public Optional<Grant> find(String secret) {
        Instant now = clock.instant();
        return table.findByHash(RandomSecret.hash(secret))
                .filter(token -> now.toEpochMilli() < token.expiresAt())
                .flatMap(token -> grant(token, now));
    }

    private Optional<Grant> grant(TokenTable.StoredToken token, Instant now) {
        StoredAccount owner = accounts.find(token.username()).orElse(null);
        if (owner == null
                || !owner.enabled()
                || owner.isDormant(now)
                || owner.isPasswordChangeNeeded(now)) {
            return Optional.empty();
        }
        Set<Role> roles = EnumSet.copyOf(token.roles());
        roles.retainAll(owner.account().roles());
        if (roles.isEmpty()) {
            return Optional.empty();
        }
        long last = token.lastUsedAt() == null ? 0 : token.lastUsedAt();
        if (now.toEpochMilli() - last >= USE_STEP.toMillis()) {
            table.onUse(token.id(), now.toEpochMilli());
        }
        return Optional.of(new Grant(owner.account().withRoles(roles), token.readOnly()));
    }

    private static String name(String given) {
        String name = given.strip();
        if (name.isEmpty()
                || name.length() > MAX_NAME
                || name.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("bad-name", "A name has 1 to " + MAX_NAME + " characters");
        }
        return name;
    }

    private static Set<Role> scope(Account account, List<String> names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        names.forEach(name -> roles.add(AccountChecks.role(name)));
        if (roles.isEmpty()) {
            throw Problem.invalid("no-role", "A token has at least one role");
        }
        if (!account.roles().containsAll(roles)) {
            throw Problem.invalid("role-not-yours", "A token has roles of its owner only");
        }
        return roles;
    }

    private long expiry(long expiresAt) {
        long now = clock.millis();
        if (expiresAt <= now || expiresAt > now + MAX_LIFE.toMillis()) {
            throw Problem.invalid("bad-expiry", "A token lives at most a year from now");
        }
        return expiresAt;
    }

    private static Map<String, Object> facts(TokenView token) {
        return Map.of(
                "name", token.name(),
                "roles", token.roles(),
                "readOnly", token.readOnly(),
                "expiresAt", token.expiresAt());
    }
}
