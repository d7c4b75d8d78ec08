package city.chengyun.opscenter.cases;

import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;

/** Adds to the stories of cases what was done for them elsewhere. Thread-safe. */
public interface CaseRemarks {

    /**
     * Adds a remark, within the caller's transaction if there is one.
     *
     * @throws Problem 404 {@code case-not-found}, also for a case that the account may not see
     */
    void remark(Account account, String number, String note);
}
