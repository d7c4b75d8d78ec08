package city.chengyun.opscenter.cases.engine;

import static city.chengyun.opscenter.cases.engine.WorkingCalendarTest.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.opscenter.cases.engine.Outcome.Done;
import city.chengyun.opscenter.party.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/**
 * Random people try random things at random times; whatever they get through, the promises hold.
 * The walks prefer what is possible, else they would rarely come far.
 */
class CaseMachinePropertyTest {

    private static final long START = WorkingCalendarTest.at("2026-09-28T09:00");
    private static final List<String> DEPARTMENTS = List.of("urb", "wat");

    /** Some with many roles, who meet what they did before, and some with few, who get through. */
    private static final List<Set<Role>> PEOPLE =
            List.of(
                    Set.of(Role.ACCEPTOR, Role.SHIFT_LEAD, Role.COLLECTOR, Role.DUTY_OFFICER),
                    Set.of(Role.DISPATCHER, Role.VERIFIER, Role.EVALUATOR),
                    Set.of(Role.HANDLER, Role.VERIFIER, Role.COLLECTOR),
                    Set.of(Role.HANDLER, Role.DISPATCHER),
                    Set.of(Role.HANDLER),
                    Set.of(Role.VERIFIER, Role.EVALUATOR),
                    Set.of(Role.VERIFIER, Role.EVALUATOR, Role.SHIFT_LEAD, Role.DUTY_OFFICER));

    private record Step(CaseState before, CaseState after, Action action, Actor actor, long at) {}

    /** Each of the definitions and a class of its own. */
    private static final Map<String, String> CLASSES =
            Map.of(
                    "urban-seven-steps", "event:01/02",
                    "eco-closed-loop", "event:03/02",
                    "emergency-chain", "domain:emergency");

    private static List<Step> walk(Walk walk, long seed) {
        Random random = new Random(seed);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            walk.now += random.nextInt(8 * 3_600_000);
            int person = random.nextInt(PEOPLE.size());
            String department = DEPARTMENTS.get(random.nextInt(DEPARTMENTS.size()));
            var actor = new Actor("person-" + person, PEOPLE.get(person), department);
            walk.withPhoto().alert(false, walk.now - random.nextInt(8 * 3_600_000));
            walk.as(actor.name(), actor.roles().toArray(Role[]::new)).of(department);
            completeTasks(walk, actor);
            walk.says(new Inputs("n", "r", "s", department, 1 + random.nextInt(30)));
            List<Action> choice =
                    random.nextInt(5) == 0
                            ? walk.machine.definition().actions()
                            : walk.machine.listPossible(walk.state, actor, walk.facts());
            if (!choice.isEmpty()) {
                Action action = choice.get(random.nextInt(choice.size()));
                CaseState before = walk.state;
                if (walk.attempt(action.action()) instanceof Done done) {
                    walk.take(done);
                    steps.add(new Step(before, walk.state, action, actor, walk.now));
                }
            }
        }
        return steps;
    }

    private static void completeTasks(Walk walk, Actor actor) {
        for (CaseTask task : walk.state.tasks()) {
            if (walk.machine.mayComplete(walk.state, task, actor)) {
                walk.completes(task.code());
            }
        }
    }

    private static Walk begun(String definition) {
        return Walk.of(definition, CLASSES.get(definition), START);
    }

    @Property(tries = 100)
    void onlyDefinedTransitionsHappen(@ForAll @LongRange(min = 0) long seed) {
        CLASSES.keySet()
                .forEach(
                        definition -> {
                            for (Step step : walk(begun(definition), seed)) {
                                assertThat(step.action().from()).contains(step.before().stage());
                                assertThat(step.after().stage())
                                        .isEqualTo(
                                                Optional.ofNullable(step.action().to())
                                                        .orElse(step.before().stage()));
                                assertThat(step.after().revision())
                                        .isEqualTo(step.before().revision() + 1);
                                assertThat(step.actor().roles())
                                        .containsAnyElementsOf(step.action().roles());
                            }
                        });
    }

    @Property(tries = 100)
    void nobodyUnitesWhatTheDefinitionSeparates(@ForAll @LongRange(min = 0) long seed) {
        for (String id : CLASSES.keySet()) {
            Walk walk = begun(id);
            Map<String, Set<String>> deeds = new HashMap<>();
            for (Step step : walk(walk, seed)) {
                Set<String> earlier =
                        deeds.computeIfAbsent(step.actor().name(), who -> new HashSet<>());
                for (Separation separation : walk.machine.definition().separations()) {
                    if (separation.mayNot().contains(step.action().action())) {
                        assertThat(earlier).doesNotContainAnyElementsOf(separation.whoDid());
                    }
                }
                earlier.add(step.action().action());
            }
        }
    }

    @Property(tries = 100)
    void theClockCountsExactlyTheTimeInItsStages(@ForAll @LongRange(min = 0) long seed) {
        Walk walk = begun("urban-seven-steps");
        long used = 0;
        int extended = 0;
        long since = START;
        for (Step step : walk(walk, seed)) {
            Stage stage = walk.machine.definition().getStage(step.before().stage());
            if (stage.clocked()) {
                used += CALENDAR.between(since, step.at());
            }
            if (step.action().has(Effect.GRANT_EXTENSION)) {
                extended += Optional.ofNullable(step.before().extensionHours()).orElse(0);
            }
            since = step.at();
            @Nullable CaseClock clock = step.after().clock();
            assertThat(clock).isNotNull();
            assertThat(clock.usedAt(step.at(), CALENDAR)).isEqualTo(used);
            assertThat(clock.limitMillis()).isEqualTo((2L + extended) * 3_600_000);
            boolean running = walk.machine.definition().getStage(step.after().stage()).clocked();
            assertThat(clock.dueAt() != null).isEqualTo(running);
            // On the very limit the due time may have passed outside of working time.
            if (used != clock.limitMillis()) {
                assertThat(step.after().isOverdue(step.at())).isEqualTo(used > clock.limitMillis());
            }
        }
    }

    @Property(tries = 100)
    void reworksReturnsAndExtensionsAreCounted(@ForAll @LongRange(min = 0) long seed) {
        Walk walk = begun("urban-seven-steps");
        List<String> names = walk(walk, seed).stream().map(step -> step.action().action()).toList();

        assertThat(walk.state.reworks()).isEqualTo(count(names, "rework"));
        assertThat(walk.state.returns()).isEqualTo(count(names, "return"));
        assertThat(walk.state.extensions()).isEqualTo(count(names, "grant-extension"));
    }

    @Property(tries = 100)
    void noLoopIsClosedThatHasSkippedAStage(@ForAll @LongRange(min = 0) long seed) {
        for (String id : List.of("eco-closed-loop", "emergency-chain")) {
            Walk walk = begun(id);
            Set<String> visited = new HashSet<>(Set.of(walk.state.stage()));
            for (Step step : walk(walk, seed)) {
                visited.add(step.after().stage());
                if (step.after().stage().equals("CLOSED")) {
                    walk.machine.definition().stages().stream()
                            .filter(stage -> stage.kind() == Stage.Kind.ACTIVE)
                            .forEach(stage -> assertThat(visited).contains(stage.code()));
                }
            }
        }
    }

    /** Else the properties would hold of nothing. */
    @Example
    void theWalksComeAsFarAsTheEnd() {
        for (String id : CLASSES.keySet()) {
            Set<String> reached = new HashSet<>();
            for (long seed = 0; seed < 100; seed++) {
                walk(begun(id), seed).forEach(step -> reached.add(step.after().stage()));
            }
            assertThat(reached).as(id).contains("CLOSED");
        }
    }

    private static int count(List<String> names, String name) {
        return (int) names.stream().filter(name::equals).count();
    }
}
