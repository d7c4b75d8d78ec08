package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The second factor of a log-in: a code of the time from an authenticator app, or one of ten
 * recovery codes. Each is accepted once.
 */
@Service
public class SecondFactors {

    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_CODE_LENGTH = 16;

    private final SecondFactorTable table;
    private final Reauthentication reauthentication;
    private final LockOut lockOut;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final @Nullable SecretBox box;

    SecondFactors(
            SecondFactorTable table,
            Reauthentication reauthentication,
            LockOut lockOut,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock,
            PartyProperties properties) {
        this.table = table;
        this.reauthentication = reauthentication;
        this.lockOut = lockOut;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
        this.box = properties.accountKey() == null ? null : new SecretBox(properties.accountKey());
    }

    /**
     * How it stands with an account.
     *
     * @param available whether this hub can keep the secrets
     * @param on whether log-ins ask for a code
     * @param recoveryCodes how many are left
     */
    public record State(boolean available, boolean on, int recoveryCodes) {}

    /**
     * What an authenticator app is given, shown once.
     *
     * @param secret base 32
     * @param uri the same for a QR code
     */
    public record Enrolled(String secret, String uri) {

        @Override
        public String toString() {
            return "Enrolled[]"; // never the secret: it would end up in logs
        }
    }

    /** How it stands with an account. */
    public State state(String username) {
        boolean on =
                table.find(username).filter(SecondFactorTable.Enrolment::confirmed).isPresent();
        return new State(box != null, on, on ? table.countRecoveryCodes(username) : 0);
    }

    /**
     * Makes a secret; log-ins ask for codes only after {@link #confirm}.
     *
     * @throws Problem 403 {@code password-wrong}; 409 {@code second-factor-on}; 503 {@code
     *     second-factor-unavailable} without a key
     */
    public Enrolled enrol(Account account, String password, String address) {
        SecretBox keeper = requireBox();
        String username = reauthentication.require(account, password, address).username();
        if (table.find(username).filter(SecondFactorTable.Enrolment::confirmed).isPresent()) {
            throw Problem.conflict("second-factor-on", "There is a second factor; remove it first");
        }
        byte[] secret = RandomSecret.bytes(Totp.SECRET_BYTES);
        table.enrol(username, keeper.close(username, secret));
        return new Enrolled(Totp.base32(secret), Totp.uri(username, secret));
    }

    /**
     * Switches it on with the first code.
     *
     * @return the recovery codes, told once
     * @throws Problem 400 {@code second-factor-wrong}; 409 {@code second-factor-on}; 404 {@code
     *     second-factor-not-found} before enrolling
     */
    public List<String> confirm(Account account, String code) {
        String username = account.username();
        SecondFactorTable.Enrolment enrolment =
                table.find(username)
                        .orElseThrow(() -> Problem.notFound("second-factor", "of " + username));
        byte[] secret = requireBox().open(username, enrolment.closedSecret());
        OptionalLong step = Totp.findStep(secret, normal(code), clock.instant());
        if (step.isEmpty()) {
            throw Problem.invalid("second-factor-wrong", "The code is wrong");
        }
        List<String> codes =
                Stream.generate(() -> RandomSecret.text(RECOVERY_CODE_LENGTH))
                        .limit(RECOVERY_CODES)
                        .toList();
        transaction.executeWithoutResult(
                status -> {
                    if (!table.confirm(username, step.getAsLong(), clock.millis())) {
                        throw Problem.conflict("second-factor-on", "It is on already");
                    }
                    table.addRecoveryCodes(
                            username, codes.stream().map(RandomSecret::hash).toList());
                    record(username, username, "account.second-factor-enrolled");
                });
        return codes.stream().map(SecondFactors::grouped).toList();
    }

    /** Whether the code is right and was not used before; it is used then. */
    boolean accept(String username, String given) {
        String code = normal(given);
        if (code.length() == RECOVERY_CODE_LENGTH) {
            return table.useRecoveryCode(username, RandomSecret.hash(code));
        }
        SecretBox keeper = requireBox();
        return table.find(username)
                .map(found -> keeper.open(username, found.closedSecret()))
                .map(secret -> Totp.findStep(secret, code, clock.instant()))
                .filter(step -> step.isPresent() && table.use(username, step.getAsLong()))
                .isPresent();
    }

    /**
     * Switches one's own off.
     *
     * @throws Problem 403 {@code password-wrong} or {@code second-factor-wrong}
     */
    public void remove(Account account, String password, String code, String address) {
        String username = reauthentication.require(account, password, address).username();
        if (!accept(username, code)) {
            lockOut.onFailure(username, address);
            throw Problem.of(
                    HttpStatus.FORBIDDEN,
                    "second-factor-wrong",
                    "The code is wrong or was used before");
        }
        transaction.executeWithoutResult(status -> remove(username, username));
    }

    /** Forgets an account's; to be called within a transaction. */
    void remove(String actor, String username) {
        if (table.remove(username)) {
            record(actor, username, "account.second-factor-removed");
        }
    }

    private void record(String actor, String username, String action) {
        ledger.append(LedgerEvent.done(actor, action, "account:" + username, null));
    }

    private SecretBox requireBox() {
        if (box == null) {
            throw Problem.unavailable(
                    "second-factor-unavailable",
                    "This hub has no CHENGYUN_ACCOUNT_KEY to keep second factors with",
                    null);
        }
        return box;
    }

    /** People type spaces and dashes where they see them. */
    private static String normal(String code) {
        return code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private static String grouped(String code) {
        return code.replaceAll("(.{4})(?!$)", "$1-");
    }
}
