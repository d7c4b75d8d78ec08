package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import org.springframework.stereotype.Service;

/** What people are told about their own log-in. */
@Service
public class OwnAccount {

    private final AccountStore accounts;
    private final SecondFactors secondFactors;

    OwnAccount(AccountStore accounts, SecondFactors secondFactors) {
        this.accounts = accounts;
        this.secondFactors = secondFactors;
    }

    /**
     * How safe the log-in is. Times are epoch milliseconds.
     *
     * @param passwordChangedAt when the password was set
     * @param passwordExpiresAt when it has to be changed
     */
    public record Safety(
            long passwordChangedAt, long passwordExpiresAt, SecondFactors.State secondFactor) {}

    /** How safe the account's log-in is. */
    public Safety safety(Account account) {
        StoredAccount stored =
                accounts.find(account.username())
                        .orElseThrow(() -> Problem.notFound("account", account.username()));
        return new Safety(
                stored.passwordChangedAt(),
                stored.passwordExpiry().toEpochMilli(),
                secondFactors.state(account.username()));
    }
}
