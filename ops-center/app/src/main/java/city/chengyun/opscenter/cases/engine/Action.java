package city.chengyun.opscenter.cases.engine;

import city.chengyun.contract.LocalizedText;
import city.chengyun.opscenter.party.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step that people may take with a case.
 *
 * @param action name, unique within the definition
 * @param name what people call it
 * @param from the stages in which it can be taken
 * @param to the stage it leads to; null to stay
 * @param roles who may; a handler only for the department that has the case
 * @param requires what they must say
 * @param effects what else it does
 * @param gates what must hold before
 */
public record Action(
        String action,
        LocalizedText name,
        List<String> from,
        @Nullable String to,
        List<Role> roles,
        List<Input> requires,
        List<Effect> effects,
        List<Gate> gates) {

    /** Checks and copies. */
    public Action {
        Required.text(action, "action");
        Required.value(name, "name");
        from = Required.some(from, "from");
        roles = Required.some(roles, "roles");
        requires = Required.any(requires);
        effects = Required.any(effects);
        gates = Required.any(gates);
        require(action, effects, Effect.ASSIGN, requires, Input.DEPARTMENT);
        require(action, effects, Effect.REQUEST_EXTENSION, requires, Input.HOURS);
    }

    private static void require(
            String action, List<Effect> effects, Effect effect, List<Input> inputs, Input input) {
        if (effects.contains(effect) != inputs.contains(input)) {
            throw new IllegalArgumentException(
                    "action %s: effect %s and input '%s' need each other"
                            .formatted(action, effect, input.code()));
        }
    }

    boolean has(Effect effect) {
        return effects.contains(effect);
    }
}
