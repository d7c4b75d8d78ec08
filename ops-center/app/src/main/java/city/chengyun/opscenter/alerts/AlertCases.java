package city.chengyun.opscenter.alerts;

import city.chengyun.opscenter.party.Account;
import java.util.Collection;
import java.util.List;

/** What those need who make cases of alerts. Thread-safe. */
public interface AlertCases {

    /**
     * An alert, if the account may see its district.
     *
     * @throws city.chengyun.opscenter.problem.Problem 404 {@code alert-not-found}
     */
    AlertView getVisible(Account account, String id);

    /** Those of the alerts that exist, in no particular order. */
    List<AlertView> list(Collection<String> ids);

    /**
     * Keeps that a case handles an alert, in the caller's transaction, and tells it with the
     * commit.
     *
     * @param by user name, or the part of the hub that did it
     * @param acknowledges whether they have the alert from now on, unless somebody had it before;
     *     never for the hub, for nobody has seen the alert then
     * @throws city.chengyun.opscenter.problem.Problem 404 {@code alert-not-found}
     */
    void linkCase(String id, String caseNumber, String by, boolean acknowledges);

    /**
     * Closes what is over of the alerts that a case handles, in the caller's transaction, and tells
     * it with the commit; what lasts stays open for a person to judge.
     *
     * @param by who closed the case: a user name, or the part of the hub that did it
     */
    void closeAlerts(Collection<String> ids, String caseNumber, String by);
}
