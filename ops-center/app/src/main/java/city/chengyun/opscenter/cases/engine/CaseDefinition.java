package city.chengyun.opscenter.cases.engine;

import city.chengyun.contract.LocalizedText;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of case, all of it: what the engine knows about cases it knows from here. Whether its
 * parts fit together is checked by {@link DefinitionCheck} as it is read.
 *
 * @param id identity
 * @param version counted up with each change
 * @param name what people call it
 * @param legalBasis what asks for it, at least one
 * @param maturity whether the law demands it
 * @param classes which classes of matters it is for, as codes or what codes begin with
 * @param stages where a case may stand, the first is where it begins
 * @param actions the steps
 * @param separations duties that nobody may unite
 * @param tasks what has to be done beside the steps
 * @param limits time limits of handling
 * @param supervisionLimit time limit of a supervision 督办
 * @param alertStart the actions that are taken at once when a case is made of an alert
 * @param noSkip whether every case that is done has been through every active stage
 */
public record CaseDefinition(
        String id,
        int version,
        LocalizedText name,
        List<LegalBasis> legalBasis,
        Maturity maturity,
        List<String> classes,
        List<Stage> stages,
        List<Action> actions,
        List<Separation> separations,
        List<TaskDefinition> tasks,
        List<ClockRule> limits,
        @Nullable Limit supervisionLimit,
        List<String> alertStart,
        boolean noSkip) {

    /** Whether the law demands something ("应当") or suggests to try it ("探索"). */
    public enum Maturity {
        /** 应当. */
        MANDATORY,
        /** 探索. */
        EXPLORATORY
    }

    /** Checks and copies. */
    public CaseDefinition {
        Required.text(id, "id");
        Required.value(name, "name");
        Required.value(maturity, "maturity");
        legalBasis = Required.some(legalBasis, "legalBasis");
        classes = Required.some(classes, "classes");
        stages = Required.some(stages, "stages");
        actions = Required.some(actions, "actions");
        separations = Required.any(separations);
        tasks = Required.any(tasks);
        limits = Required.any(limits);
        alertStart = Required.any(alertStart);
    }

    /** Where a case begins. */
    public Stage firstStage() {
        return stages.get(0);
    }

    /** The stage with a code. */
    public Optional<Stage> findStage(String code) {
        return stages.stream().filter(stage -> stage.code().equals(code)).findFirst();
    }

    /**
     * The stage with a code.
     *
     * @throws NoSuchElementException if there is none
     */
    public Stage getStage(String code) {
        return findStage(code)
                .orElseThrow(
                        () -> new NoSuchElementException("%s has no stage %s".formatted(id, code)));
    }

    /** The action with a name. */
    public Optional<Action> findAction(String action) {
        return actions.stream().filter(one -> one.action().equals(action)).findFirst();
    }

    /** The task with a code. */
    public Optional<TaskDefinition> findTask(String code) {
        return tasks.stream().filter(task -> task.code().equals(code)).findFirst();
    }

    /** Whether cases of a class may be of this kind. */
    public boolean accepts(String classCode) {
        return classes.stream().anyMatch(prefix -> ClassCodes.covers(prefix, classCode));
    }

    /** The time limit of a class: the rule that names it most precisely decides. */
    public Optional<Limit> findLimit(String classCode, AreaGrade grade) {
        record Match(int precision, Limit limit) {}
        return limits.stream()
                .flatMap(
                        rule ->
                                rule.classes().stream()
                                        .filter(prefix -> ClassCodes.covers(prefix, classCode))
                                        .map(prefix -> new Match(prefix.length(), rule.of(grade))))
                .max(Comparator.comparingInt(Match::precision))
                .map(Match::limit);
    }
}
