package city.chengyun.opscenter.incidents.internal;

import city.chengyun.opscenter.alerts.AlertIncidents;
import city.chengyun.opscenter.incidents.internal.IncidentEvent.Kind;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What a duty officer does with an incident as a whole. */
@Service
public class IncidentDesk {

    private final IncidentReader reader;
    private final IncidentKeeper keeper;
    private final IncidentTable table;
    private final AlertIncidents alerts;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    IncidentDesk(
            IncidentReader reader,
            IncidentKeeper keeper,
            IncidentTable table,
            AlertIncidents alerts,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.reader = reader;
        this.keeper = keeper;
        this.table = table;
        this.alerts = alerts;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Gives all alerts of the incident to the account that last and that nobody has; again changes
     * nothing.
     *
     * @throws Problem 404 {@code incident-not-found}
     */
    public AlertIncidents.Taken acknowledge(Account account, long number, @Nullable String note) {
        reader.getVisible(account, number);
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            AlertIncidents.Taken taken =
                                    alerts.acknowledgeAll(account, reader.listAlerts(number), note);
                            if (taken.taken() > 0) {
                                tell(number, Kind.ACKNOWLEDGED, taken.taken(), account, note);
                                keep(account, "incident.acknowledged", number, note, taken.taken());
                            }
                            return taken;
                        }));
    }

    /**
     * Lets an incident end in another, whatever the hub finds.
     *
     * @throws Problem 404 {@code incident-not-found}; 409 {@code incident-over}, {@code
     *     incident-same} or {@code incident-mode}
     */
    public void merge(Account account, long number, long into, String reason) {
        keeper.inTransaction(
                (position, touched) -> {
                    IncidentView ended = getOpen(account, number);
                    IncidentView other = getOpen(account, into);
                    if (number == into) {
                        throw Problem.conflict("incident-same", "An incident cannot end in itself");
                    }
                    if (!ended.mode().equals(other.mode())) {
                        throw Problem.conflict(
                                "incident-mode", "A drill stays apart from the city");
                    }
                    String root = table.find(into).orElseThrow().root();
                    List<String> members = table.listAlerts(List.of(number));
                    table.say(causes(members, root), account.username(), reason, clock.millis());
                    touched.addAll(members);
                    tell(into, Kind.MERGED, members.size(), account, reason);
                    keep(account, "incident.merged", number, reason, into);
                    return false;
                });
    }

    /**
     * Takes alerts out of an incident; from now on they are a matter of their own, together with
     * what they explain.
     *
     * @param out symptoms of the incident
     * @throws Problem 404 {@code incident-not-found}; 409 {@code incident-over} or {@code
     *     not-a-symptom}
     */
    public void split(Account account, long number, List<String> out, String reason) {
        keeper.inTransaction(
                (position, touched) -> {
                    getOpen(account, number);
                    Set<String> alertsOut = new TreeSet<>(out);
                    Map<String, Membership> members = table.findMembers(alertsOut);
                    for (String alert : alertsOut) {
                        @Nullable Membership place = members.get(alert);
                        if (place == null || place.incident() != number || !place.isSymptom()) {
                            throw Problem.conflict(
                                    "not-a-symptom", alert + " is no symptom of this incident");
                        }
                    }
                    String first = alertsOut.iterator().next();
                    table.say(causes(alertsOut, first), account.username(), reason, clock.millis());
                    touched.addAll(alertsOut);
                    tell(number, Kind.SPLIT, alertsOut.size(), account, reason);
                    keep(account, "incident.split", number, reason, alertsOut.size());
                    return false;
                });
    }

    private IncidentView getOpen(Account account, long number) {
        IncidentView incident = reader.getVisible(account, number);
        if (!incident.state().equals(StoredIncident.State.OPEN.code())) {
            throw Problem.conflict("incident-over", "Incident " + number + " is over");
        }
        return incident;
    }

    private static Map<String, String> causes(Iterable<String> alerts, String cause) {
        Map<String, String> causes = new LinkedHashMap<>();
        alerts.forEach(alert -> causes.put(alert, cause));
        return causes;
    }

    private void tell(long number, Kind kind, int count, Account account, @Nullable String note) {
        table.tell(
                number,
                new IncidentEvent(clock.millis(), kind, null, count, account.username(), note));
    }

    private void keep(
            Account account, String action, long number, @Nullable String reason, Object what) {
        Map<String, Object> after = new LinkedHashMap<>();
        after.put(action.equals("incident.merged") ? "into" : "alerts", what);
        if (reason != null) {
            after.put("reason", reason);
        }
        ledger.append(LedgerEvent.done(account.username(), action, "incident:" + number, after));
    }
}
