package city.chengyun.opscenter.party.internal;

import city.chengyun.opscenter.party.Role;
import city.chengyun.opscenter.problem.Problem;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Which roles one account may not have together: the three administrators 三员 are separated from
 * each other and from all work (GB/T 22239-2019 level 3), supervision 监督 from command 指挥 (GB/T
 * 30428).
 */
final class RoleSeparation {

    private RoleSeparation() {}

    /** Why an account must not have these roles; empty when it may. */
    static Optional<Problem> findProblem(Set<Role> roles) {
        if (roles.isEmpty()) {
            return Optional.of(Problem.invalid("no-role", "An account has at least one role"));
        }
        if (roles.contains(Role.SIMULATOR)) {
            return Optional.of(
                    Problem.invalid(
                            "role-not-assignable", "SIMULATOR is the role of the machine account"));
        }
        if (roles.size() > 1 && !Collections.disjoint(roles, Role.ADMINISTRATORS)) {
            return Optional.of(
                    Problem.invalid(
                            "administrator-combined",
                            "An administrator's role stands alone in its account"));
        }
        if (!Collections.disjoint(roles, Role.SUPERVISION)
                && !Collections.disjoint(roles, Role.COMMAND)) {
            return Optional.of(
                    Problem.invalid(
                            "supervision-with-command",
                            "Supervision and command are never in one account"));
        }
        return Optional.empty();
    }
}
