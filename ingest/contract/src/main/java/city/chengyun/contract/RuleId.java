package city.chengyun.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identity of a rule over all its versions.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record RuleId(@JsonValue String value) {

    public RuleId {
        if (!Identifiers.isIdentifier(value)) {
            throw new IllegalArgumentException(
                    "rule id must be 1 to 64 characters of A-Z a-z 0-9 _ -: " + value);
        }
    }

    @JsonCreator
    public static RuleId of(String value) {
        return new RuleId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
