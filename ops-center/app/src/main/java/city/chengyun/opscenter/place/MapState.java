package city.chengyun.opscenter.place;

import city.chengyun.contract.Severity;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a device stands on the map. */
public enum MapState {
    /** Reports, and nothing is wrong. */
    NORMAL,
    /** Has an open red alert; the worst open alert counts. */
    RED,
    /** Has an open orange alert. */
    ORANGE,
    /** Has an open yellow alert. */
    YELLOW,
    /** Has an open blue alert. */
    BLUE,
    /** Was heard before and is silent now. */
    SILENT,
    /** Taken out of judgement. */
    MAINTENANCE,
    /** Registered and never heard. */
    UNKNOWN;

    /** Lower-case name as it stands in JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state with a code. */
    public static Optional<MapState> find(String code) {
        return Arrays.stream(values()).filter(state -> state.code().equals(code)).findFirst();
    }

    /** The state of a device whose worst open alert has this severity. */
    public static MapState of(Severity severity) {
        return switch (severity) {
            case RED -> RED;
            case ORANGE -> ORANGE;
            case YELLOW -> YELLOW;
            case BLUE -> BLUE;
        };
    }
}
