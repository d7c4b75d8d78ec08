package city.chengyun.opscenter.party.internal;

import static city.chengyun.opscenter.party.Role.ADMINISTRATORS;
import static city.chengyun.opscenter.party.Role.COMMAND;
import static city.chengyun.opscenter.party.Role.SUPERVISION;
import static org.assertj.core.api.Assertions.assertThat;

import city.chengyun.opscenter.party.Role;
import city.chengyun.opscenter.problem.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleSeparationTest {

    private static Stream<Set<Role>> allSets() {
        List<Set<Role>> sets = new ArrayList<>();
        sets.add(Set.of());
        for (Role role : Role.values()) {
            for (Set<Role> fewer : List.copyOf(sets)) {
                Set<Role> more = EnumSet.of(role);
                more.addAll(fewer);
                sets.add(more);
            }
        }
        return sets.stream();
    }

    private static Stream<Set<Role>> allowed() {
        return allSets().filter(roles -> RoleSeparation.findProblem(roles).isEmpty());
    }

    @Test
    void noAllowedAccountBothSupervisesAndCommands() {
        assertThat(allowed())
                .noneMatch(
                        roles ->
                                !Collections.disjoint(roles, SUPERVISION)
                                        && !Collections.disjoint(roles, COMMAND));
    }

    @Test
    void noAllowedAccountHasAnAdministratorsRoleAndAnother() {
        assertThat(allowed())
                .noneMatch(
                        roles -> roles.size() > 1 && !Collections.disjoint(roles, ADMINISTRATORS));
    }

    @Test
    void everyOtherCombinationOfWorkIsAllowed() {
        assertThat(allowed())
                .contains(
                        SUPERVISION,
                        COMMAND,
                        Set.of(Role.DUTY_OFFICER, Role.SHIFT_LEAD, Role.VIEWER),
                        Set.of(Role.ENGINEER, Role.DISPATCHER));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "SIMULATOR", mode = EnumSource.Mode.EXCLUDE)
    void eachRoleOfAPersonMayStandAlone(Role role) {
        assertThat(RoleSeparation.findProblem(Set.of(role))).isEmpty();
    }

    @Test
    void anAccountWithoutARoleAndASecondMachineAreRefused() {
        assertThat(RoleSeparation.findProblem(Set.of())).map(Problem::code).hasValue("no-role");
        assertThat(RoleSeparation.findProblem(Set.of(Role.SIMULATOR)))
                .map(Problem::code)
                .hasValue("role-not-assignable");
    }
}
