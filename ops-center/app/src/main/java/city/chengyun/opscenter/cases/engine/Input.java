package city.chengyun.opscenter.cases.engine;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an action may ask of who does it. */
public enum Input {
    /** A remark. */
    NOTE,
    /** Why: of a return, a rework, an extension, a voiding. */
    REASON,
    /** What came out. */
    RESULT,
    /** Which department shall handle it. */
    DEPARTMENT,
    /** How many hours more. */
    HOURS,
    /** An image that was attached since the case entered its stage. */
    PHOTO;

    /** Lower-case name as it stands in JSON and in definitions. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The input with a code.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Input of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
