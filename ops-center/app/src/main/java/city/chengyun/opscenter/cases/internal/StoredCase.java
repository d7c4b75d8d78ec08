package city.chengyun.opscenter.cases.internal;

import city.chengyun.contract.LngLat;
import city.chengyun.contract.Severity;
import city.chengyun.opscenter.cases.engine.AreaGrade;
import city.chengyun.opscenter.cases.engine.CaseState;
import org.jspecify.annotations.Nullable;

/**
 * A case as it is kept: what never changes about it, and where it stands.
 *
 * @param number identity
 * @param definition id of its definition
 * @param classCode what it is about
 * @param description in words
 * @param origin who brought it up
 * @param deviceId which device it is about, if any
 * @param position where, if that is known
 * @param adcode district
 * @param grid management grid cell of the position
 * @param areaGrade how busy the area is
 * @param severity of the alert it was made of
 * @param proposedDepartment which leads in such matters there
 * @param reportedBy user name, or {@code hub}
 * @param reportedAt epoch milliseconds
 * @param updatedAt epoch milliseconds
 * @param drill whether it is part of a drill
 * @param state where it stands
 */
public record StoredCase(
        String number,
        String definition,
        String classCode,
        String description,
        CaseOrigin origin,
        @Nullable String deviceId,
        @Nullable LngLat position,
        String adcode,
        @Nullable String grid,
        AreaGrade areaGrade,
        @Nullable Severity severity,
        @Nullable String proposedDepartment,
        String reportedBy,
        long reportedAt,
        long updatedAt,
        boolean drill,
        CaseState state) {

    StoredCase with(CaseState next, long now) {
        return new StoredCase(
                number,
                definition,
                classCode,
                description,
                origin,
                deviceId,
                position,
                adcode,
                grid,
                areaGrade,
                severity,
                proposedDepartment,
                reportedBy,
                reportedAt,
                now,
                drill,
                next);
    }
}
