package city.chengyun.contract.device;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.LocalizedText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a command; always needed.
 *
 * @param code its name in {@code args}
 * @param name shown to people
 * @param type kind of value
 * @param unit UCUM-like symbol; empty where there is none
 * @param min smallest number that may be asked for; numbers only
 * @param max largest number that may be asked for; numbers only
 * @param options what may be asked for; texts only, at least one
 */
public record ParameterDefinition(
        String code,
        LocalizedText name,
        PropertyType type,
        String unit,
        @Nullable Double min,
        @Nullable Double max,
        List<String> options) {

    /** Checks that the range or the options fit the type, and copies. */
    public ParameterDefinition {
        requireNonNull(code, "code is null");
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(unit, "unit is null");
        options = options == null ? List.of() : List.copyOf(options);
        if (type == PropertyType.NUMBER && (min == null || max == null || min >= max)) {
            throw new IllegalArgumentException("parameter " + code + " needs min < max");
        }
        if (type == PropertyType.TEXT && options.isEmpty()) {
            throw new IllegalArgumentException("parameter " + code + " needs options");
        }
    }

    /** What is wrong with a value; empty if it may be asked for. */
    public Optional<String> findFault(@Nullable Object value) {
        boolean fits =
                switch (type) {
                    case NUMBER -> value instanceof Number number && inRange(number.doubleValue());
                    case BOOLEAN -> value instanceof Boolean;
                    case TEXT -> value instanceof String text && options.contains(text);
                };
        return fits ? Optional.empty() : Optional.of(code + " must be " + expected());
    }

    private boolean inRange(double value) {
        return min != null && max != null && value >= min && value <= max;
    }

    private String expected() {
        return switch (type) {
            case NUMBER -> "a number from " + min + " to " + max;
            case BOOLEAN -> "true or false";
            case TEXT -> "one of " + String.join(", ", options);
        };
    }
}
