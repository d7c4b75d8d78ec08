package city.chengyun.opscenter.cases.internal;

import city.chengyun.geo.District;
import city.chengyun.geo.Districts;
import city.chengyun.opscenter.cases.engine.CaseState;
import city.chengyun.opscenter.cases.engine.Stage;
import city.chengyun.opscenter.cases.internal.CaseItem.DepartmentName;
import city.chengyun.opscenter.cases.internal.CaseItem.StageName;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Department;
import city.chengyun.opscenter.party.Departments;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds to cases the names of what they refer to. */
@Component
class CaseItems {

    private static final String CITY = "石家庄市";

    private final CaseDefinitions definitions;
    private final Departments departments;
    private final Districts districts;
    private final Clock clock;

    CaseItems(
            CaseDefinitions definitions,
            Departments departments,
            Districts districts,
            Clock clock) {
        this.definitions = definitions;
        this.departments = departments;
        this.districts = districts;
        this.clock = clock;
    }

    List<CaseItem> items(List<StoredCase> cases, Account account) {
        Map<String, DepartmentName> names =
                departments.list().stream()
                        .collect(
                                Collectors.toMap(
                                        Department::id,
                                        one -> new DepartmentName(one.id(), one.name())));
        var mine = new Mine(account, definitions.machines());
        long now = clock.millis();
        return cases.stream().map(one -> item(one, names, mine.includes(one), now)).toList();
    }

    CaseItem item(StoredCase one, Account account) {
        return items(List.of(one), account).get(0);
    }

    private CaseItem item(
            StoredCase one, Map<String, DepartmentName> names, boolean mine, long now) {
        CaseState state = one.state();
        Stage stage = definitions.getMachine(one.definition()).definition().getStage(state.stage());
        return new CaseItem(
                one.number(),
                one.definition(),
                definitions.matter(one.classCode()),
                one.description(),
                one.origin(),
                new StageName(stage.code(), stage.name(), stage.kind()),
                state.stageSince(),
                one.adcode(),
                districts.find(one.adcode()).map(District::name).orElse(CITY),
                one.grid(),
                one.areaGrade(),
                one.position(),
                one.deviceId(),
                one.severity(),
                name(names, state.department()),
                name(names, one.proposedDepartment()),
                one.reportedBy(),
                one.reportedAt(),
                one.updatedAt(),
                state.clock() == null ? null : state.clock().dueAt(),
                state.isOverdue(now),
                state.supervision() != null,
                state.supervision() == null ? null : state.supervision().dueAt(),
                state.extensionHours(),
                state.reworks(),
                one.drill(),
                mine,
                state.revision());
    }

    private static @Nullable DepartmentName name(
            Map<String, DepartmentName> names, @Nullable String id) {
        return id == null ? null : names.get(id);
    }
}
