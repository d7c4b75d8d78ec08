package city.chengyun.opscenter.cases.engine;

import city.chengyun.opscenter.cases.engine.Outcome.Done;
import city.chengyun.opscenter.cases.engine.Outcome.Refused;
import city.chengyun.opscenter.cases.engine.Outcome.Why;
import city.chengyun.opscenter.cases.engine.Stage.Milestone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The steps of the cases of one definition. Immutable. */
public final class CaseMachine {

    private final CaseDefinition definition;
    private final WorkingCalendar calendar;
    private final Admission admission;

    /** A machine whose limits count this calendar's working time. */
    public CaseMachine(CaseDefinition definition, WorkingCalendar calendar) {
        this.definition = definition;
        this.calendar = calendar;
        this.admission = new Admission(definition);
    }

    /** The definition that it follows. */
    public CaseDefinition definition() {
        return definition;
    }

    /**
     * Begins a case.
     *
     * @param actor who reports it, user name or {@link CaseEvent#HUB}
     */
    public Done begin(
            String classCode, AreaGrade grade, String actor, @Nullable String note, long now) {
        Optional<CaseClock> clock =
                definition.findLimit(classCode, grade).map(limit -> CaseClock.of(limit, calendar));
        var nothing =
                new CaseState(
                        definition.firstStage().code(),
                        now,
                        0,
                        null,
                        clock.orElse(null),
                        false,
                        null,
                        0,
                        0,
                        0,
                        false,
                        null,
                        false,
                        Map.of(),
                        List.of());
        StateChange change = nothing.change();
        enter(change, definition.firstStage(), now);
        return new Done(
                change.next(),
                List.of(
                        new CaseEvent(
                                now, actor, CaseEvent.REPORT, null, change.stage, note, Map.of())));
    }

    /**
     * Takes the steps that a case made of an alert has behind it: the hub collected it, and who
     * made it accepts and files. The definition allows them that, whatever their roles.
     */
    public Done advanceFromAlert(CaseState state, String actor, long now) {
        CaseState reached = state;
        List<CaseEvent> events = new ArrayList<>();
        for (String name : definition.alertStart()) {
            Action action = definition.findAction(name).orElseThrow();
            Done step = step(reached, action, Inputs.NONE, actor, CaseFacts.NONE, now);
            reached = step.state();
            events.addAll(step.events());
        }
        return new Done(reached, events);
    }

    /** Takes a step, or says why not. */
    public Outcome act(
            CaseState state, String action, Inputs inputs, Actor actor, CaseFacts facts, long now) {
        Optional<Action> found = definition.findAction(action);
        if (found.isEmpty()) {
            return new Refused(
                    Why.UNKNOWN_ACTION, "There is no action " + action, Map.of("action", action));
        }
        Optional<Refused> refusal = admission.refuse(state, found.get(), inputs, actor, facts, now);
        return refusal.isPresent()
                ? refusal.get()
                : step(state, found.get(), inputs, actor.name(), facts, now);
    }

    /** What the actor may do now, gates aside. */
    public List<Action> listPossible(CaseState state, Actor actor, CaseFacts facts) {
        return definition.actions().stream()
                .filter(action -> admission.refusePerson(state, action, actor, facts).isEmpty())
                .toList();
    }

    /** Those of an action's gates that are closed. */
    public List<Gate> listClosedGates(CaseState state, Action action, CaseFacts facts, long now) {
        return action.gates().stream().filter(gate -> !gate.isOpen(state, facts, now)).toList();
    }

    /** The open tasks that an action waits for. */
    public List<TaskDefinition> listTasksBefore(CaseState state, Action action) {
        return admission.listTasksBefore(state, action);
    }

    /** Whether the actor may complete a task. */
    public boolean mayComplete(CaseState state, CaseTask task, Actor actor) {
        return task.isOpen()
                && definition
                        .findTask(task.code())
                        .filter(found -> actor.isOneOf(found.roles(), state))
                        .isPresent();
    }

    /** Completes a task that {@link #mayComplete} allowed. */
    public Done completeTask(
            CaseState state, CaseTask task, String actor, @Nullable String note, long now) {
        StateChange change = state.change();
        change.tasks.replaceAll(
                one ->
                        one.equals(task)
                                ? new CaseTask(task.code(), task.openedAt(), actor, now, note)
                                : one);
        return new Done(
                change.next(),
                List.of(
                        new CaseEvent(
                                now,
                                actor,
                                CaseEvent.TASK_DONE,
                                state.stage(),
                                state.stage(),
                                note,
                                Map.of("task", task.code()))));
    }

    private Done step(
            CaseState state,
            Action action,
            Inputs inputs,
            String actor,
            CaseFacts facts,
            long now) {
        StateChange change = state.change();
        List<CaseEvent> events = new ArrayList<>();
        noteOverdue(state, facts, now).ifPresent(events::add);
        action.effects().forEach(effect -> take(change, effect, inputs, actor, now));
        if (action.to() != null) {
            enter(change, definition.getStage(action.to()), now);
        }
        events.add(
                new CaseEvent(
                        now,
                        actor,
                        action.action(),
                        state.stage(),
                        change.stage,
                        inputs.note(),
                        inputs.data(action)));
        return new Done(change.next(), events);
    }

    /** Told once, with the next step, as of the moment at which it happened. */
    private static Optional<CaseEvent> noteOverdue(CaseState state, CaseFacts facts, long now) {
        @Nullable Long due = state.clock() == null ? null : state.clock().dueAt();
        return due == null || now <= due || facts.hasDone(CaseEvent.HUB, List.of(CaseEvent.OVERDUE))
                ? Optional.empty()
                : Optional.of(
                        new CaseEvent(
                                due,
                                CaseEvent.HUB,
                                CaseEvent.OVERDUE,
                                state.stage(),
                                state.stage(),
                                null,
                                Map.of()));
    }

    private void take(StateChange change, Effect effect, Inputs inputs, String actor, long now) {
        switch (effect) {
            case ASSIGN -> {
                change.department = inputs.department();
                // Another department asks for itself.
                change.extensionHours = null;
            }
            case RETURN -> {
                change.department = null;
                change.extensionHours = null;
                change.returns++;
            }
            case REWORK -> {
                change.reworks++;
                // What has to be done again is not done.
                change.milestones.remove(Milestone.HANDLED);
            }
            case REQUEST_EXTENSION -> change.extensionHours = inputs.hours();
            case GRANT_EXTENSION -> {
                @Nullable Integer hours = change.extensionHours;
                @Nullable CaseClock clock = change.clock;
                if (clock != null && hours != null) {
                    change.clock = clock.extend(hours, calendar);
                    change.extensions++;
                }
                change.extensionHours = null;
            }
            case REFUSE_EXTENSION -> change.extensionHours = null;
            case SUPERVISE -> {
                change.supervision =
                        new Supervision(actor, now, supervisionDue(now), inputs.note());
                change.supervised = true;
            }
            case LIFT_SUPERVISION -> change.supervision = null;
            case REVIEW -> change.reviewed = true;
        }
    }

    private @Nullable Long supervisionDue(long now) {
        @Nullable Limit limit = definition.supervisionLimit();
        return limit == null ? null : CaseClock.of(limit, calendar).start(now, calendar).dueAt();
    }

    private void enter(StateChange change, Stage stage, long now) {
        change.stage = stage.code();
        change.stageSince = now;
        @Nullable CaseClock clock = change.clock;
        if (clock != null && stage.clocked()) {
            change.clock = clock.start(now, calendar);
            change.late = false;
        } else if (clock != null && clock.runningSince() != null) {
            change.clock = clock.stop(now, calendar);
            change.late = clock.isLate(now);
            change.extensionHours = null;
        }
        if (!stage.isOpen()) {
            change.supervision = null;
        }
        @Nullable Milestone milestone = stage.milestone();
        if (milestone != null) {
            change.milestones.putIfAbsent(milestone, now);
        }
        for (TaskDefinition task : definition.tasks()) {
            boolean known = change.tasks.stream().anyMatch(one -> one.code().equals(task.code()));
            if (task.opensIn().equals(stage.code()) && !known) {
                change.tasks.add(CaseTask.open(task.code(), now));
            }
        }
    }
}
