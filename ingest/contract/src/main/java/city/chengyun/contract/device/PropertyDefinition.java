package city.chengyun.contract.device;

import static java.util.Objects.requireNonNull;

import city.chengyun.contract.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A property that devices of a type report (SensorThings: ObservedProperty with its unit).
 *
 * @param code code of the standard where one exists (HJ 212 factor, SL 651 element), else a name
 * @param name shown to people
 * @param type kind of value
 * @param unit UCUM-like symbol such as {@code mg/m3}; empty where there is none
 * @param min smallest physically possible value; numbers only
 * @param max largest physically possible value; numbers only
 */
public record PropertyDefinition(
        String code,
        LocalizedText name,
        PropertyType type,
        String unit,
        @Nullable Double min,
        @Nullable Double max) {

    public PropertyDefinition {
        requireNonNull(code, "code is null");
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
        requireNonNull(unit, "unit is null");
        if (type == PropertyType.NUMBER && (min == null || max == null || min >= max)) {
            throw new IllegalArgumentException("property " + code + " needs min < max");
        }
    }

    /** True if the number lies in the physical range, both ends included. */
    public boolean inRange(double value) {
        return (min == null || value >= min) && (max == null || value <= max);
    }
}
