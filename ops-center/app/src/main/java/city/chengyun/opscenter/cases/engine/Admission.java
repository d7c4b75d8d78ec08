package city.chengyun.opscenter.cases.engine;

import city.chengyun.opscenter.cases.engine.Outcome.Refused;
import city.chengyun.opscenter.cases.engine.Outcome.Why;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether an action may be taken: who, when, and what must hold before. */
final class Admission {

    /** A month by the clock: more is a new decision. */
    private static final int MAX_EXTENSION_HOURS = 720;

    private final CaseDefinition definition;

    Admission(CaseDefinition definition) {
        this.definition = definition;
    }

    Optional<Refused> refuse(
            CaseState state, Action action, Inputs inputs, Actor actor, CaseFacts facts, long now) {
        return refusePerson(state, action, actor, facts)
                .or(() -> refuseInputs(action, inputs, facts))
                .or(() -> refuseTasks(state, action))
                .or(() -> refuseGates(state, action, facts, now));
    }

    /** What does not depend on what they say: what they may not even try. */
    Optional<Refused> refusePerson(CaseState state, Action action, Actor actor, CaseFacts facts) {
        if (!actor.isOneOf(action.roles(), state)) {
            return refused(
                    Why.ROLE_MISSING,
                    "Your roles do not allow " + action.action(),
                    Map.of("roles", action.roles()));
        }
        if (!action.from().contains(state.stage())) {
            return refused(
                    Why.ACTION_NOT_POSSIBLE,
                    "%s is not possible in stage %s".formatted(action.action(), state.stage()),
                    Map.of("stage", state.stage()));
        }
        for (Separation separation : definition.separations()) {
            if (separation.mayNot().contains(action.action())
                    && facts.hasDone(actor.name(), separation.whoDid())) {
                return refused(
                        Why.DUTIES_SEPARATED,
                        "Who did one of %s in this case may not %s it"
                                .formatted(separation.whoDid(), action.action()),
                        Map.of("whoDid", separation.whoDid()));
            }
        }
        return refuseEffects(state, action);
    }

    private static Optional<Refused> refuseEffects(CaseState state, Action action) {
        for (Effect effect : action.effects()) {
            @Nullable Why why =
                    switch (effect) {
                        case REQUEST_EXTENSION ->
                                state.extensionHours() == null ? null : Why.EXTENSION_PENDING;
                        case GRANT_EXTENSION, REFUSE_EXTENSION ->
                                state.extensionHours() == null ? Why.NO_EXTENSION_REQUESTED : null;
                        case SUPERVISE ->
                                state.supervision() == null ? null : Why.ALREADY_SUPERVISED;
                        case LIFT_SUPERVISION ->
                                state.supervision() == null ? Why.NOT_SUPERVISED : null;
                        case ASSIGN, RETURN, REWORK, REVIEW -> null;
                    };
            if (why != null) {
                return refused(why, "%s is not possible now".formatted(action.action()), Map.of());
            }
        }
        return Optional.empty();
    }

    private static Optional<Refused> refuseInputs(Action action, Inputs inputs, CaseFacts facts) {
        List<Input> missing = inputs.missing(action.requires(), facts);
        if (!missing.isEmpty()) {
            return refused(
                    Why.INPUT_MISSING,
                    "%s needs %s".formatted(action.action(), codes(missing)),
                    Map.of("inputs", missing));
        }
        @Nullable Integer hours = inputs.hours();
        if (action.requires().contains(Input.HOURS)
                && hours != null
                && (hours < 1 || hours > MAX_EXTENSION_HOURS)) {
            return refused(
                    Why.HOURS_OUT_OF_RANGE,
                    "hours is %d, allowed 1 to %d".formatted(hours, MAX_EXTENSION_HOURS),
                    Map.of());
        }
        return Optional.empty();
    }

    private static List<String> codes(List<Input> inputs) {
        return inputs.stream().map(Input::code).toList();
    }

    private Optional<Refused> refuseTasks(CaseState state, Action action) {
        List<TaskDefinition> open = listTasksBefore(state, action);
        return open.isEmpty()
                ? Optional.empty()
                : refused(
                        Why.TASKS_OPEN,
                        action.action() + " needs these tasks done first",
                        Map.of("tasks", open.stream().map(TaskDefinition::code).toList()));
    }

    List<TaskDefinition> listTasksBefore(CaseState state, Action action) {
        return definition.tasks().stream()
                .filter(task -> task.before().contains(action.action()))
                .filter(task -> !isDone(state, task))
                .toList();
    }

    private static boolean isDone(CaseState state, TaskDefinition task) {
        return state.tasks().stream()
                .anyMatch(one -> one.code().equals(task.code()) && !one.isOpen());
    }

    private static Optional<Refused> refuseGates(
            CaseState state, Action action, CaseFacts facts, long now) {
        List<String> closed =
                action.gates().stream()
                        .filter(gate -> !gate.isOpen(state, facts, now))
                        .map(Gate::text)
                        .toList();
        return closed.isEmpty()
                ? Optional.empty()
                : refused(
                        Why.GATE_CLOSED,
                        "%s needs %s first".formatted(action.action(), closed),
                        Map.of("gates", closed));
    }

    private static Optional<Refused> refused(
            Why why, String detail, Map<String, Object> properties) {
        return Optional.of(new Refused(why, detail, properties));
    }
}
