package city.chengyun.opscenter.cases.engine;

import static java.util.Objects.requireNonNull;

import city.chengyun.opscenter.cases.engine.CaseFacts.Deed;
import city.chengyun.opscenter.cases.engine.Outcome.Done;
import city.chengyun.opscenter.cases.engine.Outcome.Refused;
import city.chengyun.opscenter.cases.engine.Outcome.Why;
import city.chengyun.opscenter.cases.internal.TestDefinitions;
import city.chengyun.opscenter.party.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A case taken through its stages by one after another; the user of a role is named like it. */
final class Walk {

    final CaseMachine machine;
    final List<CaseEvent> history = new ArrayList<>();
    CaseState state;
    long now;
    private Actor actor = new Actor("nobody", Set.of(Role.VIEWER), null);
    private Inputs inputs = Inputs.NONE;
    private boolean photo;
    private boolean alertLasts;
    private @Nullable Long alertClearedAt;

    private Walk(String definition, String classCode, String reporter, long now) {
        this.machine =
                new CaseMachine(TestDefinitions.get(definition), WorkingCalendarTest.CALENDAR);
        this.now = now;
        Done begun = machine.begin(classCode, AreaGrade.A, reporter, "reported", now);
        this.state = begun.state();
        history.addAll(begun.events());
    }

    static Walk of(String definition, String classCode, long now) {
        return new Walk(definition, classCode, "reporter", now);
    }

    static Walk ofAlert(String definition, String classCode, String by, long now) {
        Walk walk = new Walk(definition, classCode, by, now);
        walk.take(walk.machine.advanceFromAlert(walk.state, by, now));
        return walk;
    }

    static Inputs department(String id) {
        return new Inputs(null, "原因", null, id, null);
    }

    static Inputs result(String text) {
        return new Inputs(null, null, text, null, null);
    }

    static Inputs reason(String text) {
        return new Inputs(null, text, null, null, null);
    }

    static Inputs note(String text) {
        return new Inputs(text, null, null, null, null);
    }

    static Inputs extension(int hours) {
        return new Inputs(null, "工程量大", null, null, hours);
    }

    Walk by(Role role) {
        return as(role.name(), role);
    }

    Walk as(String name, Role... roles) {
        actor = new Actor(name, Set.of(roles), null);
        inputs = Inputs.NONE;
        return this;
    }

    Walk of(@Nullable String department) {
        actor = new Actor(actor.name(), actor.roles(), department);
        return this;
    }

    Walk says(Inputs words) {
        inputs = words;
        return this;
    }

    Walk withPhoto() {
        photo = true;
        return this;
    }

    Walk alert(boolean lasts, @Nullable Long clearedAt) {
        alertLasts = lasts;
        alertClearedAt = clearedAt;
        return this;
    }

    Walk does(String action) {
        Outcome outcome = attempt(action);
        if (outcome instanceof Refused refused) {
            throw new AssertionError(action + " was refused: " + refused);
        }
        take((Done) outcome);
        inputs = Inputs.NONE;
        return this;
    }

    Walk completes(String task) {
        CaseTask open =
                state.tasks().stream()
                        .filter(one -> one.code().equals(task))
                        .findFirst()
                        .orElseThrow();
        if (!machine.mayComplete(state, open, actor)) {
            throw new AssertionError(actor + " may not complete " + task);
        }
        take(machine.completeTask(state, open, actor.name(), null, now));
        return this;
    }

    Why refusal(String action) {
        return ((Refused) attempt(action)).why();
    }

    Outcome attempt(String action) {
        return machine.act(state, action, inputs, actor, facts(), now);
    }

    CaseFacts facts() {
        Set<Deed> deeds =
                history.stream()
                        .map(event -> new Deed(event.actor(), event.action()))
                        .collect(Collectors.toCollection(HashSet::new));
        return new CaseFacts(deeds, alertLasts, alertClearedAt, photo);
    }

    void take(Done done) {
        state = done.state();
        history.addAll(done.events());
    }

    @Nullable Long dueAt() {
        return requireNonNull(state.clock()).dueAt();
    }

    List<String> actions() {
        return history.stream().map(CaseEvent::action).toList();
    }
}
