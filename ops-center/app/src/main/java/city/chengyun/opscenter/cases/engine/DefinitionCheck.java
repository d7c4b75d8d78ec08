package city.chengyun.opscenter.cases.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the parts of a definition fit together. */
public final class DefinitionCheck {

    private final CaseDefinition definition;

    private DefinitionCheck(CaseDefinition definition) {
        this.definition = definition;
    }

    /**
     * Checks.
     *
     * @throws Misfit for the first thing that is wrong
     */
    public static void check(CaseDefinition definition) {
        var check = new DefinitionCheck(definition);
        check.requireStages();
        check.requireActions();
        check.requireReferences();
        check.requireWays();
        check.requireAlertStart();
    }

    /** Something in a definition does not fit. */
    public static final class Misfit extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        private final String pointer;

        Misfit(String pointer, String reason) {
            super(reason);
            this.pointer = pointer;
        }

        /** Where in the file, as a JSON pointer like {@code /actions/3/to}. */
        public String pointer() {
            return pointer;
        }
    }

    private void requireStages() {
        Set<String> codes = new HashSet<>();
        Stage first = definition.firstStage();
        if (first.kind() != Stage.Kind.ACTIVE) {
            throw new Misfit("/stages/0", "the first stage must be ACTIVE");
        }
        for (int i = 0; i < definition.stages().size(); i++) {
            Stage stage = definition.stages().get(i);
            if (!codes.add(stage.code())) {
                throw new Misfit("/stages/" + i, "stage %s is there twice".formatted(stage.code()));
            }
        }
    }

    private void requireActions() {
        Set<String> names = new HashSet<>();
        List<Action> actions = definition.actions();
        for (int i = 0; i < actions.size(); i++) {
            Action action = actions.get(i);
            String here = "/actions/" + i;
            if (!names.add(action.action())) {
                throw new Misfit(here, "action %s is there twice".formatted(action.action()));
            }
            if (CaseEvent.OWN.contains(action.action())) {
                throw new Misfit(here, "every case has '%s' already".formatted(action.action()));
            }
            for (int j = 0; j < action.from().size(); j++) {
                requireStage(here + "/from/" + j, action.from().get(j));
            }
            if (action.to() != null) {
                requireStage(here + "/to", action.to());
            }
        }
    }

    private void requireReferences() {
        for (int i = 0; i < definition.separations().size(); i++) {
            Separation separation = definition.separations().get(i);
            requireActionNames("/separations/%d/whoDid".formatted(i), separation.whoDid());
            requireActionNames("/separations/%d/mayNot".formatted(i), separation.mayNot());
        }
        for (int i = 0; i < definition.tasks().size(); i++) {
            TaskDefinition task = definition.tasks().get(i);
            requireStage("/tasks/%d/opensIn".formatted(i), task.opensIn());
            requireActionNames("/tasks/%d/before".formatted(i), task.before());
        }
        boolean clocked = definition.stages().stream().anyMatch(Stage::clocked);
        if (clocked == definition.limits().isEmpty()) {
            throw new Misfit(
                    "/limits",
                    clocked
                            ? "a stage is clocked, and there are no limits"
                            : "there are limits, and no stage is clocked");
        }
    }

    private void requireStage(String pointer, String code) {
        if (definition.findStage(code).isEmpty()) {
            throw new Misfit(pointer, "there is no stage " + code);
        }
    }

    private void requireActionNames(String pointer, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (definition.findAction(names.get(i)).isEmpty()) {
                throw new Misfit(pointer + "/" + i, "there is no action " + names.get(i));
            }
        }
    }

    /** Every stage can be reached, every open one left, and no active one is gone round. */
    private void requireWays() {
        Set<String> reachable = reachableWithout(null);
        for (int i = 0; i < definition.stages().size(); i++) {
            Stage stage = definition.stages().get(i);
            String here = "/stages/" + i;
            if (!reachable.contains(stage.code())) {
                throw new Misfit(here, "no action leads to stage " + stage.code());
            }
            if (stage.isOpen() && ways(stage.code()).isEmpty()) {
                throw new Misfit(here, "no action leads out of stage " + stage.code());
            }
            if (definition.noSkip() && stage.kind() == Stage.Kind.ACTIVE) {
                requireNoWayRound(here, stage);
            }
        }
    }

    private void requireNoWayRound(String pointer, Stage stage) {
        for (String code : reachableWithout(stage.code())) {
            if (definition.getStage(code).kind() == Stage.Kind.DONE) {
                throw new Misfit(
                        pointer,
                        "%s can be reached without stage %s, and noSkip forbids that"
                                .formatted(code, stage.code()));
            }
        }
    }

    private Set<String> reachableWithout(@Nullable String avoided) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(definition.firstStage().code());
        while (!open.isEmpty()) {
            String stage = open.remove();
            if (!stage.equals(avoided) && seen.add(stage)) {
                open.addAll(ways(stage));
            }
        }
        return seen;
    }

    private List<String> ways(String stage) {
        return definition.actions().stream()
                .filter(action -> action.from().contains(stage))
                .map(Action::to)
                .filter(to -> to != null && !to.equals(stage))
                .map(String::valueOf)
                .toList();
    }

    private void requireAlertStart() {
        String stage = definition.firstStage().code();
        for (int i = 0; i < definition.alertStart().size(); i++) {
            String here = "/alertStart/" + i;
            String name = definition.alertStart().get(i);
            requireActionNames("/alertStart", definition.alertStart());
            Action action = definition.findAction(name).orElseThrow();
            if (!action.from().contains(stage) || action.to() == null) {
                throw new Misfit(here, "%s does not lead on from %s".formatted(name, stage));
            }
            if (!action.requires().isEmpty() || !action.gates().isEmpty()) {
                throw new Misfit(here, name + " needs somebody to say or check something");
            }
            stage = action.to();
        }
    }
}
