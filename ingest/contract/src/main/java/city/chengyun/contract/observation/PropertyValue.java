package city.chengyun.contract.observation;

import static java.util.Objects.requireNonNull;

/** A measured value: a finite number, a boolean or a short text. */
public sealed interface PropertyValue {

    /**
     * @param value finite
     */
    record NumberValue(double value) implements PropertyValue {
        public NumberValue {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("value must be finite: " + value);
            }
        }
    }

    record BooleanValue(boolean value) implements PropertyValue {}

    /**
     * @param value at most {@value #MAX_LENGTH} characters
     */
    record TextValue(String value) implements PropertyValue {
        public static final int MAX_LENGTH = 256;

        public TextValue {
            requireNonNull(value, "value is null");
            if (value.length() > MAX_LENGTH) {
                throw new IllegalArgumentException(
                        "text value must be at most " + MAX_LENGTH + " characters");
            }
        }
    }
}
