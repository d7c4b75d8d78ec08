package city.chengyun.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identity of an alert: the same cause gives the same id, so a repeated delivery is recognised.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record AlertId(@JsonValue String value) {

    public AlertId {
        if (!Identifiers.isIdentifier(value)) {
            throw new IllegalArgumentException(
                    "alert id must be 1 to 64 characters of A-Z a-z 0-9 _ -: " + value);
        }
    }

    @JsonCreator
    public static AlertId of(String value) {
        return new AlertId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
