package city.chengyun.opscenter.duty.internal;

import city.chengyun.contract.alert.AlertMode;
import city.chengyun.opscenter.alerts.AlertFeed;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** At the change of shifts, who goes leaves what is open to who comes. */
@Service
public class HandoverDesk {

    private static final int SHOWN = 20;

    /** So many alerts are kept with a hand-over, the worst. */
    private static final int KEPT = 1_000;

    /** Those that nobody has come first, then the worst, then the oldest. */
    private static final Comparator<AlertView> MOST_PRESSING =
            Comparator.comparing(AlertView::state)
                    .thenComparing(AlertView::severity)
                    .thenComparing(AlertView::onset)
                    .thenComparing(alert -> alert.id().value());

    private final HandoverTable table;
    private final AlertFeed alerts;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HandoverDesk(
            HandoverTable table,
            AlertFeed alerts,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.alerts = alerts;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What lasts now, of the districts of an account: what nobody has first, the worst first;
     * symptoms and drills left out.
     */
    public List<AlertView> listOpen(Account account) {
        return alerts.listActive().stream()
                .filter(alert -> alert.mode() == AlertMode.LIVE)
                .filter(alert -> !alert.symptom())
                .filter(alert -> account.covers(alert.adcode().value()))
                .sorted(MOST_PRESSING)
                .toList();
    }

    /** The newest hand-overs. */
    public List<Handover> list() {
        return table.listNewest(SHOWN);
    }

    /** Leaves what is open to whoever comes, with a word about it. */
    public Handover give(Account account, String note) {
        List<String> open =
                listOpen(account).stream().limit(KEPT).map(alert -> alert.id().value()).toList();
        return Objects.requireNonNull(
                transaction.execute(
                        status -> {
                            long number =
                                    table.insert(account.username(), clock.millis(), note, open);
                            ledger.append(
                                    LedgerEvent.done(
                                            account.username(),
                                            "handover.given",
                                            "handover:" + number,
                                            Map.of("note", note, "alerts", open.size())));
                            return table.lock(number).orElseThrow();
                        }));
    }

    /**
     * Takes over; again by the same person changes nothing.
     *
     * @throws Problem 404 {@code handover-not-found}, 409 {@code handover-taken} by somebody else,
     *     409 {@code handover-own} by who gave it
     */
    public Handover take(Account account, long number) {
        return Objects.requireNonNull(
                transaction.execute(status -> takeLocked(account.username(), number)));
    }

    private Handover takeLocked(String username, long number) {
        Handover handover =
                table.lock(number)
                        .orElseThrow(() -> Problem.notFound("handover", String.valueOf(number)));
        if (handover.givenBy().equals(username)) {
            throw Problem.conflict("handover-own", "Somebody else takes over what you leave");
        }
        if (handover.takenBy() == null) {
            table.take(number, username, clock.millis());
            ledger.append(LedgerEvent.done(username, "handover.taken", "handover:" + number, null));
        } else if (!handover.takenBy().equals(username)) {
            throw Problem.conflict(
                    "handover-taken", handover.takenBy() + " has taken this over already");
        }
        return table.lock(number).orElseThrow();
    }
}
