package city.chengyun.opscenter.alerts;

import city.chengyun.contract.AlertId;
import city.chengyun.opscenter.party.Account;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What those need who put alerts together to incidents. Thread-safe. */
public interface AlertIncidents {

    /** The newest beginning of an alert, epoch milliseconds; 0 before the first. */
    long newestOnset();

    /** The alerts that last or began at or after a time; shadow and retracted ones left out. */
    List<AlertView> listActiveOrSince(long onset);

    /**
     * An alert's place in an incident.
     *
     * @param incident its number, null for none
     * @param symptom whether another alert of the incident explains this one
     */
    record Part(AlertId alert, @Nullable Long incident, boolean symptom) {}

    /** Keeps the places in the caller's transaction and tells them with the commit. */
    void setParts(Collection<Part> parts);

    /**
     * What became of an acknowledgement of many.
     *
     * @param taken alerts that the account has since now
     * @param others alerts that somebody else has
     */
    record Taken(int taken, int others) {}

    /**
     * Gives those of the alerts to the account that last, that it may see and that nobody has, all
     * in the caller's transaction.
     */
    Taken acknowledgeAll(Account account, Collection<AlertId> ids, @Nullable String note);
}
