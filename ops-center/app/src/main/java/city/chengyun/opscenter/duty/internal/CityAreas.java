package city.chengyun.opscenter.duty.internal;

import city.chengyun.contract.Domain;
import city.chengyun.geo.District;
import city.chengyun.geo.Districts;
import city.chengyun.opscenter.duty.internal.RosterDesk.DutyGap;
import city.chengyun.opscenter.duty.roster.Gap;
import city.chengyun.opscenter.duty.roster.Roster;
import city.chengyun.opscenter.duty.roster.Shift;
import city.chengyun.opscenter.duty.roster.Span;
import city.chengyun.opscenter.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people are on duty for: each field of city operation in each district. */
@Component
class CityAreas {

    private final List<District> districts;
    private final List<Gap.Area> areas;

    CityAreas(Districts districts) {
        this.districts = districts.list();
        this.areas =
                this.districts.stream()
                        .flatMap(
                                district ->
                                        List.of(Domain.values()).stream()
                                                .map(
                                                        domain ->
                                                                new Gap.Area(
                                                                        district.adcode(),
                                                                        domain.code())))
                        .toList();
    }

    List<DutyGap> gaps(List<StoredShift> shifts, Span time) {
        return new Roster(shifts.stream().map(StoredShift::shift).toList())
                .gaps(time, areas).stream().map(this::shown).toList();
    }

    private DutyGap shown(Gap gap) {
        boolean whole = gap.areas().size() == areas.size();
        return new DutyGap(
                gap.time(),
                whole,
                whole ? List.of() : gap.areas().stream().map(Gap.Area::adcode).distinct().toList());
    }

    /**
     * @throws Problem 400 {@code bad-shift} for a district or field that does not exist
     */
    void requireKnown(Shift shift) {
        @Nullable String adcode = shift.adcode();
        if (adcode != null && districts.stream().noneMatch(d -> d.adcode().equals(adcode))) {
            throw Problem.invalid("bad-shift", "There is no district " + adcode);
        }
        if (shift.domain() != null && Domain.find(shift.domain()).isEmpty()) {
            throw Problem.invalid("bad-shift", "There is no field " + shift.domain());
        }
    }
}
