package city.chengyun.contract.device;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.LocalizedText;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command that devices of a type obey.
 *
 * @param code its name on the wire
 * @param name shown to people
 * @param dangerous whether somebody may come to harm, so that whoever gives it says so twice
 * @param expectedDuration how long it takes when all is well; positive
 * @param parameters what it must be told; codes are unique
 */
public record CommandDefinition(
        String code,
        LocalizedText name,
        boolean dangerous,
        Duration expectedDuration,
        List<ParameterDefinition> parameters) {

    /** Checks and copies. */
    public CommandDefinition {
        requireNonNull(code, "code is null");
        requireNonNull(name, "name is null");
        if (expectedDuration.isNegative() || expectedDuration.isZero()) {
            throw new IllegalArgumentException("expectedDuration of " + code + " must be positive");
        }
        parameters = parameters == null ? List.of() : List.copyOf(parameters);
        if (codes(parameters).size() != parameters.size()) {
            throw new IllegalArgumentException("parameters of " + code + " must be unique");
        }
    }

    /** What is wrong with the arguments; empty if the command may be given with them. */
    public Optional<String> findFault(Map<String, Object> args) {
        Set<String> unknown = new HashSet<>(args.keySet());
        unknown.removeAll(codes(parameters));
        if (!unknown.isEmpty()) {
            return Optional.of(code + " has no parameter " + String.join(", ", unknown));
        }
        return parameters.stream()
                .flatMap(parameter -> parameter.findFault(args.get(parameter.code())).stream())
                .findFirst();
    }

    private static Set<String> codes(List<ParameterDefinition> parameters) {
        Set<String> codes = new HashSet<>();
        parameters.forEach(parameter -> codes.add(parameter.code()));
        return codes;
    }
}
