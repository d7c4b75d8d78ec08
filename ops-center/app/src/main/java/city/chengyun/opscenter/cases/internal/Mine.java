package city.chengyun.opscenter.cases.internal;

import city.chengyun.opscenter.cases.engine.Action;
import city.chengyun.opscenter.cases.engine.CaseDefinition;
import city.chengyun.opscenter.cases.engine.CaseMachine;
import city.chengyun.opscenter.cases.engine.Effect;
import city.chengyun.opscenter.cases.engine.Stage;
import city.chengyun.opscenter.party.Account;
import city.chengyun.opscenter.party.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/**
 * Which cases wait for an account: those in a stage whose next step is its roles', and those with a
 * request for more time that it may answer.
 */
final class Mine {

    /**
     * Where cases of a definition wait.
     *
     * @param stages codes
     * @param department whose cases; null for all
     */
    private record Waiting(String definition, Set<String> stages, @Nullable String department) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private final Set<String> answering;

    Mine(Account account, Collection<CaseMachine> machines) {
        for (CaseMachine machine : machines) {
            CaseDefinition definition = machine.definition();
            add(definition, null, stages(definition, account, false));
            if (account.department() != null) {
                add(definition, account.department(), stages(definition, account, true));
            }
        }
        answering =
                machines.stream()
                        .map(CaseMachine::definition)
                        .filter(definition -> mayGrant(definition, account))
                        .map(CaseDefinition::id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private void add(CaseDefinition definition, @Nullable String department, Set<String> stages) {
        if (!stages.isEmpty()) {
            waiting.add(new Waiting(definition.id(), stages, department));
        }
    }

    private static Set<String> stages(
            CaseDefinition definition, Account account, boolean asHandler) {
        return definition.stages().stream()
                .filter(
                        stage ->
                                stage.roles().stream()
                                        .filter(role -> (role == Role.HANDLER) == asHandler)
                                        .anyMatch(account::has))
                .map(Stage::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean mayGrant(CaseDefinition definition, Account account) {
        return definition.actions().stream()
                .filter(action -> action.effects().contains(Effect.GRANT_EXTENSION))
                .map(Action::roles)
                .anyMatch(roles -> roles.stream().anyMatch(account::has));
    }

    boolean includes(StoredCase one) {
        if (one.state().extensionHours() != null && answering.contains(one.definition())) {
            return true;
        }
        return waiting.stream()
                .anyMatch(
                        each ->
                                each.definition().equals(one.definition())
                                        && each.stages().contains(one.state().stage())
                                        && (each.department() == null
                                                || each.department()
                                                        .equals(one.state().department())));
    }

    /** The same as {@link #includes} on table {@code city_case}. */
    String condition(MapSqlParameterSource values) {
        List<String> parts = new ArrayList<>();
        parts.add("(extension_pending AND definition = ANY (:answering))");
        values.addValue("answering", answering.toArray(String[]::new));
        for (int i = 0; i < waiting.size(); i++) {
            Waiting each = waiting.get(i);
            String part = "definition = :mineDefinition%1$d AND stage = ANY (:mineStages%1$d)";
            if (each.department() != null) {
                part += " AND department = :mineDepartment%1$d";
                values.addValue("mineDepartment" + i, each.department());
            }
            values.addValue("mineDefinition" + i, each.definition());
            values.addValue("mineStages" + i, each.stages().toArray(String[]::new));
            parts.add("(" + part.formatted(i) + ")");
        }
        return "(" + String.join(" OR ", parts) + ")";
    }
}
