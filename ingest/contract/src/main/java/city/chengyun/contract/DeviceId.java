package city.chengyun.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Identity of a device or gateway, unique in the whole city.
 *
 * @param value 1 to 64 characters of {@code A-Z a-z 0-9 _ -}
 */
public record DeviceId(@JsonValue String value) implements Comparable<DeviceId> {

    public DeviceId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "device id must be 1 to 64 characters of A-Z a-z 0-9 _ -: " + value);
        }
    }

    @JsonCreator
    public static DeviceId of(String value) {
        return new DeviceId(value);
    }

    /** Tells whether the text may be a device id, without the cost of an exception. */
    public static boolean isValid(String text) {
        return Identifiers.isIdentifier(text);
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
