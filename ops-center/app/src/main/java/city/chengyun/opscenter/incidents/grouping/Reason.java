package city.chengyun.opscenter.incidents.grouping;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an alert belongs to its incident. */
public enum Reason {
    /** Nothing explains it: the incident's root. */
    ROOT,
    /** Something that feeds its device had an alert about then. */
    UPSTREAM,
    /** Its device had another alert about then. */
    SAME_DEVICE,
    /** One of many of the same rule, near each other about then. */
    NEAR,
    /** Somebody said so. */
    BY_HAND;

    /** Lower-case name as it stands in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
