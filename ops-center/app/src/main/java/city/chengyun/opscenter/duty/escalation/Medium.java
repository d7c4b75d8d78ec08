package city.chengyun.opscenter.duty.escalation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Over what somebody is told. */
public enum Medium {
    /** A notice in the app itself. */
    APP,
    EMAIL,
    SMS,
    /** A machine of somebody else, which is nobody in particular. */
    WEBHOOK;

    /** Lower-case name as it stands in JSON and YAML. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is no such medium
     */
    @JsonCreator
    public static Medium of(String code) {
        for (Medium medium : values()) {
            if (medium.code().equals(code)) {
                return medium;
            }
        }
        throw new IllegalArgumentException("there is no medium " + code);
    }

    /** Whether it leaves the hub. */
    public boolean isOutside() {
        return this != APP;
    }
}
