package city.chengyun.opscenter.cases.engine;

import city.chengyun.opscenter.cases.engine.Stage.Milestone;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands. Immutable; each step makes another.
 *
 * @param stage code of its stage
 * @param stageSince when it entered that, epoch milliseconds
 * @param revision number of its steps
 * @param department which has it; null for none
 * @param clock of the handling; null where the definition has no limit for its class
 * @param late whether more time was used than there was when the clock last stopped; false while it
 *     runs
 * @param extensionHours asked for and not answered; null for none
 * @param extensions granted
 * @param returns by departments
 * @param reworks how often the work was not good enough
 * @param reviewed whether there was a review
 * @param supervision who presses for it; null for nobody
 * @param supervised whether somebody ever did
 * @param milestones when each was reached first, epoch milliseconds
 * @param tasks beside the steps, in the order of the definition
 */
public record CaseState(
        String stage,
        long stageSince,
        int revision,
        @Nullable String department,
        @Nullable CaseClock clock,
        boolean late,
        @Nullable Integer extensionHours,
        int extensions,
        int returns,
        int reworks,
        boolean reviewed,
        @Nullable Supervision supervision,
        boolean supervised,
        Map<Milestone, Long> milestones,
        List<CaseTask> tasks) {

    /** Copies. */
    public CaseState {
        milestones = Map.copyOf(milestones);
        tasks = List.copyOf(tasks);
    }

    /** Whether the limit was exceeded, or is being so at this moment. */
    public boolean isOverdue(long now) {
        return late || (clock != null && clock.isLate(now));
    }

    /** To change some of it. */
    StateChange change() {
        return new StateChange(this);
    }
}
