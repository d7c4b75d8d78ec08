package city.chengyun.opscenter.cases.internal;

import static city.chengyun.opscenter.party.Role.ACCEPTOR;
import static city.chengyun.opscenter.party.Role.COLLECTOR;
import static city.chengyun.opscenter.party.Role.DISPATCHER;
import static city.chengyun.opscenter.party.Role.DUTY_OFFICER;
import static city.chengyun.opscenter.party.Role.EVALUATOR;
import static city.chengyun.opscenter.party.Role.SHIFT_LEAD;
import static city.chengyun.opscenter.party.Role.VERIFIER;
import static city.chengyun.opscenter.party.Role.VIEWER;

import city.chengyun.opscenter.cases.engine.Actor;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * Which cases an account may see: those of its districts, and who is nothing but a handler only
 * those of its department.
 *
 * @param adcodes districts; null for the whole city
 * @param onlyDepartment whose cases; null for all, empty for those of no department at all
 */
record Sight(@Nullable List<String> adcodes, @Nullable String onlyDepartment) {

    private static final Set<Role> SEE_ALL =
            Set.of(
                    COLLECTOR,
                    ACCEPTOR,
                    SHIFT_LEAD,
                    DISPATCHER,
                    VERIFIER,
                    EVALUATOR,
                    DUTY_OFFICER,
                    VIEWER);

    static Sight of(Account account) {
        boolean all = !Collections.disjoint(account.roles(), SEE_ALL);
        @Nullable String department = account.department();
        return new Sight(account.adcodes(), all ? null : department == null ? "" : department);
    }

    static Actor actor(Account account) {
        return new Actor(account.username(), account.roles(), account.department());
    }

    boolean covers(StoredCase one) {
        return (adcodes == null || adcodes.contains(one.adcode()))
                && (onlyDepartment == null || onlyDepartment.equals(one.state().department()));
    }

    /** Conditions on table {@code city_case}; what they compare with goes into {@code values}. */
    List<String> conditions(MapSqlParameterSource values) {
        List<String> parts = new ArrayList<>();
        if (adcodes != null) {
            parts.add("adcode = ANY (:sightAdcodes)");
            values.addValue("sightAdcodes", adcodes.toArray(String[]::new));
        }
        if (onlyDepartment != null) {
            parts.add("department = :sightDepartment");
            values.addValue("sightDepartment", onlyDepartment);
        }
        return parts;
    }
}
