package city.chengyun.opscenter.cases.engine;

import city.chengyun.contract.LocalizedText;
import city.chengyun.opscenter.party.Role;
import java.util.List;

/**
 * Something that has to be done beside the steps, in parallel.
 *
 * @param code identity within the definition
 * @param name what people call it
 * @param opensIn the stage that it begins with
 * @param before the actions that need it done
 * @param roles who may complete it
 */
public record TaskDefinition(
        String code, LocalizedText name, String opensIn, List<String> before, List<Role> roles) {

    /** Checks and copies. */
    public TaskDefinition {
        Required.text(code, "code");
        Required.value(name, "name");
        Required.text(opensIn, "opensIn");
        before = Required.some(before, "before");
        roles = Required.some(roles, "roles");
    }
}
