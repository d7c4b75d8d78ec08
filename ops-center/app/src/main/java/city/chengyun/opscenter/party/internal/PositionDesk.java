package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.ledger.Ledger;
import city.chengyun.opscenter.ledger.LedgerEvent;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Department;
import city.chengyun.opscenter.party.Departments;
import city.chengyun.opscenter.party.Positions.Holding;
import city.chengyun.opscenter.party.Positions.Kind;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Where positions are given and taken back; who held one before stays known. */
@Service
public class PositionDesk {

    private final PositionTable table;
    private final AccountStore accounts;
    private final Departments departments;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PositionDesk(
            PositionTable table,
            AccountStore accounts,
            Departments departments,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.table = table;
        this.accounts = accounts;
        this.departments = departments;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** All that are held now. */
    public List<Holding> listCurrent() {
        return table.listCurrent();
    }

    /**
     * Those of a department, also of before, the newest first.
     *
     * @throws Problem 404 {@code department-not-found}
     */
    public List<Holding> listOf(String department) {
        requireDepartment(department);
        return table.listOf(department);
    }

    /**
     * Gives a position to somebody; who held it holds it no more.
     *
     * @throws Problem 404 {@code department-not-found}, 400 {@code bad-person}, 409 {@code
     *     position-other-department}
     */
    public Holding give(Account actor, String department, Kind kind, String username) {
        requireDepartment(department);
        Account person =
                accounts.find(username)
                        .filter(stored -> stored.enabled() && !stored.isMachine())
                        .map(StoredAccount::account)
                        .orElseThrow(
                                () ->
                                        Problem.invalid(
                                                "bad-person", "There is no account " + username));
        if (person.department() != null && !person.department().equals(department)) {
            throw Problem.conflict(
                    "position-other-department",
                    "%s works for %s".formatted(username, person.department()));
        }
        transaction.executeWithoutResult(
                status -> {
                    long now = clock.millis();
                    table.end(department, kind, actor.username(), now);
                    table.begin(department, kind, username, actor.username(), now);
                    append(actor, "position.given", department, kind, username);
                });
        return table.find(department, kind).orElseThrow();
    }

    /**
     * Takes a position back.
     *
     * @throws Problem 404 {@code position-not-found}
     */
    public void take(Account actor, String department, Kind kind) {
        transaction.executeWithoutResult(
                status -> {
                    Holding held =
                            table.find(department, kind)
                                    .orElseThrow(() -> Problem.notFound("position", kind.code()));
                    table.end(department, kind, actor.username(), clock.millis());
                    append(actor, "position.ended", department, kind, held.username());
                });
    }

    private void append(
            Account actor, String action, String department, Kind kind, String username) {
        ledger.append(
                LedgerEvent.done(
                        actor.username(),
                        action,
                        "department:" + department,
                        Map.of("position", kind.name(), "username", username)));
    }

    private void requireDepartment(String id) {
        if (departments.list().stream().map(Department::id).noneMatch(id::equals)) {
            throw Problem.notFound("department", id);
        }
    }
}
