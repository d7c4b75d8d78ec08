package city.chengyun.opscenter.cases.internal;

import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.Severity;
import city.chengyun.opscenter.alerts.AlertCases;
import city.chengyun.opscenter.alerts.AlertView;
import city.chengyun.opscenter.cases.engine.Action;
import city.chengyun.opscenter.cases.engine.Actor;
import city.chengyun.opscenter.cases.engine.CaseEvent;
import city.chengyun.opscenter.cases.engine.CaseFacts;
import city.chengyun.opscenter.cases.engine.CaseMachine;
import city.chengyun.opscenter.cases.engine.CaseState;
import city.chengyun.opscenter.cases.engine.CaseTask;
import city.chengyun.opscenter.cases.engine.Gate;
import city.chengyun.opscenter.cases.engine.TaskDefinition;
import city.chengyun.opscenter.party.Account;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Gathers all that there is to a case, and what its reader may do with it now. */
@Service
public class CaseDetails {

    private final CaseReader reader;
    private final CaseDefinitions definitions;
    private final CaseItems items;
    private final CaseHistory history;
    private final CaseLinks links;
    private final CaseTable table;
    private final AttachmentTable attachments;
    private final AlertCases alerts;
    private final FactFinding facts;
    private final Clock clock;

    CaseDetails(
            CaseReader reader,
            CaseDefinitions definitions,
            CaseItems items,
            CaseHistory history,
            CaseLinks links,
            CaseTable table,
            AttachmentTable attachments,
            AlertCases alerts,
            FactFinding facts,
            Clock clock) {
        this.reader = reader;
        this.definitions = definitions;
        this.items = items;
        this.history = history;
        this.links = links;
        this.table = table;
        this.attachments = attachments;
        this.alerts = alerts;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * A case with everything about it.
     *
     * @param item as it stands in lists
     * @param state where it stands
     * @param usedMillis of its limit
     * @param links what it has to do with
     * @param tasks beside the steps
     * @param attachments oldest first
     * @param history oldest first
     * @param possible what the reader may do now
     * @param mayContribute whether the reader may comment
     * @param open whether it is not over
     * @param now when this was so, epoch milliseconds
     */
    public record Detail(
            CaseItem item,
            CaseState state,
            long usedMillis,
            List<Linked> links,
            List<TaskItem> tasks,
            List<StoredAttachment> attachments,
            List<CaseEvent> history,
            List<Possible> possible,
            boolean mayContribute,
            boolean open,
            long now) {}

    /** Something linked, with what is known of it. */
    public record Linked(
            String kind,
            String target,
            @Nullable LocalizedText label,
            @Nullable Severity severity,
            @Nullable String state) {}

    /** A task with its definition. */
    public record TaskItem(CaseTask task, TaskDefinition definition, boolean mayComplete) {}

    /** An action with what it still waits for. */
    public record Possible(Action action, List<Gate> closedGates, List<TaskDefinition> openTasks) {}

    /**
     * The details of a case.
     *
     * @throws city.chengyun.opscenter.problem.Problem 404 {@code case-not-found}
     */
    public Detail get(Account account, String number) {
        return detail(reader.getVisible(account, number), account);
    }

    /**
     * The details of a case that the account has just acted on: what a department returns is no
     * longer its own to see, and this is the answer to that.
     */
    public Detail getAfterOwnAction(Account account, String number) {
        return detail(table.find(number).orElseThrow(), account);
    }

    private Detail detail(StoredCase one, Account account) {
        String number = one.number();
        CaseMachine machine = definitions.getMachine(one.definition());
        CaseState state = one.state();
        Actor actor = Sight.actor(account);
        CaseFacts known = facts.of(one);
        long now = clock.millis();
        List<Possible> possible =
                machine.listPossible(state, actor, known).stream()
                        .map(
                                action ->
                                        new Possible(
                                                action,
                                                machine.listClosedGates(state, action, known, now),
                                                machine.listTasksBefore(state, action)))
                        .toList();
        return new Detail(
                items.item(one, account),
                state,
                state.clock() == null ? 0 : state.clock().usedAt(now, definitions.calendar()),
                linked(number),
                tasks(machine, state, actor),
                attachments.list(number),
                history.list(number),
                possible,
                Acting.mayContribute(actor),
                machine.definition().getStage(state.stage()).isOpen(),
                now);
    }

    private static List<TaskItem> tasks(CaseMachine machine, CaseState state, Actor actor) {
        List<TaskItem> found = new ArrayList<>();
        for (CaseTask task : state.tasks()) {
            machine.definition()
                    .findTask(task.code())
                    .ifPresent(
                            definition ->
                                    found.add(
                                            new TaskItem(
                                                    task,
                                                    definition,
                                                    machine.mayComplete(state, task, actor))));
        }
        return found;
    }

    private List<Linked> linked(String number) {
        List<CaseLinks.Link> all = links.list(number);
        Map<String, AlertView> known =
                alerts
                        .list(
                                all.stream()
                                        .filter(link -> link.kind() == CaseLinks.Kind.ALERT)
                                        .map(CaseLinks.Link::target)
                                        .toList())
                        .stream()
                        .collect(
                                Collectors.toMap(alert -> alert.id().value(), Function.identity()));
        return all.stream().map(link -> linked(link, known)).toList();
    }

    private static Linked linked(CaseLinks.Link link, Map<String, AlertView> known) {
        String kind = link.kind().name();
        String target = link.target();
        return switch (link.kind()) {
            case ALERT -> {
                @Nullable AlertView alert = known.get(target);
                yield alert == null
                        ? new Linked(kind, target, null, null, null)
                        : new Linked(
                                kind,
                                target,
                                alert.message(),
                                alert.severity(),
                                alert.state().code());
            }
            case DEVICE -> new Linked(kind, target, null, null, null);
        };
    }
}
