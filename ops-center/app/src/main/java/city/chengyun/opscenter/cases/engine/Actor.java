package city.chengyun.opscenter.cases.engine;

import city.chengyun.opscenter.party.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts.
 *
 * @param name user name
 * @param roles what they are
 * @param department whom they work for; null for none
 */
public record Actor(String name, Set<Role> roles, @Nullable String department) {

    /** Copies. */
    public Actor {
        roles = Set.copyOf(roles);
    }

    /** Whether they have one of the roles; a handler only in the department that has the case. */
    boolean isOneOf(Iterable<Role> wanted, CaseState state) {
        for (Role role : wanted) {
            boolean here =
                    role != Role.HANDLER
                            || (department != null && department.equals(state.department()));
            if (here && roles.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
