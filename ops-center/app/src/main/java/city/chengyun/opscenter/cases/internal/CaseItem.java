package city.chengyun.opscenter.cases.internal;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.Severity;
import city.chengyun.opscenter.cases.engine.AreaGrade;
import city.chengyun.opscenter.cases.engine.Stage;
import org.jspecify.annotations.Nullable;

/**
 * A case as it stands in a list. Times are epoch milliseconds.
 *
 * @param number identity, like {@code SJZ-20261126-0001}
 * @param definition id of its definition
 * @param matter what it is about
 * @param description in words
 * @param origin who brought it up
 * @param stage where it stands
 * @param stageSince since when
 * @param adcode district
 * @param district its name
 * @param grid management grid cell; null for what has no position
 * @param areaGrade how busy the area is
 * @param position where; null for what has none
 * @param deviceId which device it is about, if any
 * @param severity of the alert it was made of, if any
 * @param department which has it
 * @param proposedDepartment which leads in such matters there
 * @param reportedBy user name, or {@code hub}
 * @param reportedAt when
 * @param updatedAt last step
 * @param dueAt when the limit is reached; null while the clock stands
 * @param overdue whether the limit was exceeded
 * @param supervised whether somebody presses for it now
 * @param supervisionDueAt until when they expect an answer
 * @param extensionRequestedHours asked for and not answered
 * @param reworks how often the work was not good enough
 * @param drill whether it is part of a drill
 * @param mine whether the reader has the next step
 * @param revision to be repeated with an action
 */
public record CaseItem(
        String number,
        String definition,
        MatterClass matter,
        String description,
        CaseOrigin origin,
        StageName stage,
        long stageSince,
        String adcode,
        String district,
        @Nullable String grid,
        AreaGrade areaGrade,
        @Nullable LngLat position,
        @Nullable String deviceId,
        @Nullable Severity severity,
        @Nullable DepartmentName department,
        @Nullable DepartmentName proposedDepartment,
        String reportedBy,
        long reportedAt,
        long updatedAt,
        @Nullable Long dueAt,
        boolean overdue,
        boolean supervised,
        @Nullable Long supervisionDueAt,
        @Nullable Integer extensionRequestedHours,
        int reworks,
        boolean drill,
        boolean mine,
        int revision) {

    /** A stage with what people call it. */
    public record StageName(String code, LocalizedText name, Stage.Kind kind) {}

    /** A department with what people call it. */
    public record DepartmentName(String id, LocalizedText name) {}
}
