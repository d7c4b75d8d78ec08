package city.chengyun.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Administrative division code (行政区划代码, GB/T 2260): six digits, {@code 130102} is 长安区.
 *
 * @param value exactly six digits
 */
public record Adcode(@JsonValue String value) implements Comparable<Adcode> {

    public Adcode {
        if (!isValid(value)) {
            throw new IllegalArgumentException("adcode must be six digits: " + value);
        }
    }

    @JsonCreator
    public static Adcode of(String value) {
        return new Adcode(value);
    }

    /** Tells whether the text has the form of a division code; not whether the division exists. */
    public static boolean isValid(String text) {
        if (text.length() != 6) {
            return false;
        }
        for (int i = 0; i < 6; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(Adcode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
