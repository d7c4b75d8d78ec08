package city.chengyun.opscenter.cases.engine;

import city.chengyun.opscenter.cases.engine.Stage.Milestone;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A state in the making: within one step of {@link CaseMachine}, nowhere else. */
final class StateChange {

    String stage;
    long stageSince;
    @Nullable String department;
    @Nullable CaseClock clock;
    boolean late;
    @Nullable Integer extensionHours;
    int extensions;
    int returns;
    int reworks;
    boolean reviewed;
    @Nullable Supervision supervision;
    boolean supervised;
    final Map<Milestone, Long> milestones = new EnumMap<>(Milestone.class);
    final List<CaseTask> tasks;
    private final int revision;

    StateChange(CaseState from) {
        stage = from.stage();
        stageSince = from.stageSince();
        revision = from.revision();
        department = from.department();
        clock = from.clock();
        late = from.late();
        extensionHours = from.extensionHours();
        extensions = from.extensions();
        returns = from.returns();
        reworks = from.reworks();
        reviewed = from.reviewed();
        supervision = from.supervision();
        supervised = from.supervised();
        milestones.putAll(from.milestones());
        tasks = new ArrayList<>(from.tasks());
    }

    CaseState next() {
        return new CaseState(
                stage,
                stageSince,
                revision + 1,
                department,
                clock,
                late,
                extensionHours,
                extensions,
                returns,
                reworks,
                reviewed,
                supervision,
                supervised,
                milestones,
                tasks);
    }
}
