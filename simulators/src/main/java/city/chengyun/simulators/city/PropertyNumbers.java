package city.chengyun.simulators.city;

import city.chengyun.contract.observation.ObservedValue;
import city.chengyun.contract.observation.PropertyValue;

/** Conversions between values of YAML or numbers and observed values. */
public final class PropertyNumbers {

    private PropertyNumbers() {}

    /**
     * The number of a value.
     *
     * @throws IllegalArgumentException if it is a boolean or a text
     */
    static double numberOf(ObservedValue value) {
        if (value.value() instanceof PropertyValue.NumberValue number) {
            return number.value();
        }
        throw new IllegalArgumentException("not a number: " + value);
    }

    /**
     * A value of normal quality from a YAML scalar.
     *
     * @throws IllegalArgumentException if it is neither number, boolean nor text
     */
    public static ObservedValue observed(Object scalar) {
        if (scalar instanceof Boolean bool) {
            return ObservedValue.of(bool);
        }
        if (scalar instanceof Number number) {
            return ObservedValue.of(number.doubleValue());
        }
        if (scalar instanceof String text) {
            return ObservedValue.of(text);
        }
        throw new IllegalArgumentException("not a scalar: " + scalar);
    }
}
