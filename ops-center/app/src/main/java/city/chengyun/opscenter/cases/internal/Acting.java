package city.chengyun.opscenter.cases.internal;

import city.chengyun.opscenter.cases.CaseRemarks;
import city.chengyun.opscenter.cases.engine.Actor;
import city.chengyun.opscenter.cases.engine.CaseEvent;
import city.chengyun.opscenter.cases.engine.CaseMachine;
import city.chengyun.opscenter.cases.engine.CaseTask;
import city.chengyun.opscenter.cases.engine.Inputs;
import city.chengyun.opscenter.cases.engine.Outcome;
import city.chengyun.opscenter.cases.engine.Outcome.Done;
import city.chengyun.opscenter.cases.engine.Outcome.Refused;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Departments;
import city.chengyun.opscenter.party.Role;
import city.chengyun.opscenter.party.Usernames;
import city.chengyun.opscenter.problem.ClassifiedText;
import city.chengyun.opscenter.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes the steps of cases, one at a time: of two who act at once the second is told so. */
@Service
public class Acting implements CaseRemarks {

    private static final Pattern MENTION = Pattern.compile("@([a-z0-9][a-z0-9._-]{0,63})");

    private final CaseDefinitions definitions;
    private final CaseTable table;
    private final CaseStore store;
    private final FactFinding facts;
    private final Departments departments;
    private final Usernames usernames;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Acting(
            CaseDefinitions definitions,
            CaseTable table,
            CaseStore store,
            FactFinding facts,
            Departments departments,
            Usernames usernames,
            TransactionTemplate transaction,
            Clock clock) {
        this.definitions = definitions;
        this.table = table;
        this.store = store;
        this.facts = facts;
        this.departments = departments;
        this.usernames = usernames;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes a step.
     *
     * @param revision of the case as the actor saw it
     * @throws Problem 404 {@code case-not-found}, 409 {@code case-changed}, and what {@link
     *     Refusals} makes of the engine's refusals
     */
    public void act(Account account, String number, String action, int revision, Inputs inputs) {
        ClassifiedText.refuse(inputs.note(), inputs.reason(), inputs.result());
        requireDepartment(inputs.department());
        transaction.executeWithoutResult(
                status -> {
                    StoredCase one = lock(account, number);
                    requireRevision(one, revision);
                    CaseMachine machine = definitions.getMachine(one.definition());
                    long now = clock.millis();
                    Outcome outcome =
                            machine.act(
                                    one.state(),
                                    action,
                                    inputs,
                                    Sight.actor(account),
                                    facts.of(one),
                                    now);
                    if (outcome instanceof Refused refused) {
                        throw Refusals.problem(refused);
                    }
                    store.save(one, (Done) outcome, now);
                });
    }

    /**
     * Completes a task.
     *
     * @throws Problem 404 {@code case-not-found} or {@code task-not-found}, 409 {@code
     *     case-changed} or {@code task-done-already}, 403 {@code role-missing}
     */
    public void completeTask(
            Account account, String number, String code, int revision, @Nullable String note) {
        ClassifiedText.refuse(note);
        transaction.executeWithoutResult(
                status -> {
                    StoredCase one = lock(account, number);
                    requireRevision(one, revision);
                    CaseMachine machine = definitions.getMachine(one.definition());
                    CaseTask task = openTask(one, code);
                    if (!machine.mayComplete(one.state(), task, Sight.actor(account))) {
                        throw Problem.of(
                                HttpStatus.FORBIDDEN,
                                "role-missing",
                                "Your roles do not allow task " + code);
                    }
                    long now = clock.millis();
                    store.save(
                            one,
                            machine.completeTask(one.state(), task, account.username(), note, now),
                            now);
                });
    }

    private static CaseTask openTask(StoredCase one, String code) {
        List<CaseTask> found =
                one.state().tasks().stream().filter(task -> task.code().equals(code)).toList();
        if (found.isEmpty()) {
            throw Problem.notFound("task", code);
        }
        if (!found.get(0).isOpen()) {
            throw Problem.conflict("task-done-already", code + " is done already");
        }
        return found.get(0);
    }

    /**
     * Keeps what somebody says, and whom they mention.
     *
     * @throws Problem 404 {@code case-not-found}, 403 {@code role-missing} for who only looks
     */
    public void comment(Account account, String number, String note) {
        ClassifiedText.refuse(note);
        requireMayContribute(Sight.actor(account));
        Set<String> mentions = usernames.existing(mentioned(note));
        transaction.executeWithoutResult(
                status -> {
                    StoredCase one = lock(account, number);
                    store.addEvent(
                            one,
                            new CaseEvent(
                                    clock.millis(),
                                    account.username(),
                                    CaseEvent.COMMENT,
                                    one.state().stage(),
                                    one.state().stage(),
                                    note,
                                    Map.of("mentions", List.copyOf(new TreeSet<>(mentions)))));
                });
    }

    /** Whether somebody is more than a reader. */
    public static boolean mayContribute(Actor actor) {
        return actor.roles().stream().anyMatch(role -> role != Role.VIEWER);
    }

    static void requireMayContribute(Actor actor) {
        if (!mayContribute(actor)) {
            throw Problem.of(
                    HttpStatus.FORBIDDEN, "role-missing", "Your roles only allow to read cases");
        }
    }

    private static Set<String> mentioned(String note) {
        Set<String> names = new TreeSet<>();
        Matcher found = MENTION.matcher(note.toLowerCase(Locale.ROOT));
        while (found.find() && names.size() < 20) {
            names.add(found.group(1));
        }
        return names;
    }

    private StoredCase lock(Account account, String number) {
        return table.lock(number)
                .filter(Sight.of(account)::covers)
                .orElseThrow(() -> Problem.notFound("case", number));
    }

    private static void requireRevision(StoredCase one, int revision) {
        if (one.state().revision() != revision) {
            throw Problem.conflict("case-changed", "Somebody else has changed the case meanwhile")
                    .with("revision", one.state().revision());
        }
    }

    private void requireDepartment(@Nullable String id) {
        if (id != null && departments.find(id).isEmpty()) {
            throw Problem.invalid("unknown-department", "There is no department " + id);
        }
    }

    @Override
    public void remark(Account account, String number, String note) {
        comment(account, number, note);
    }
}
