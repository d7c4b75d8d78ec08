package city.chengyun.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * The four colours of the Emergency Response Law (突发事件应对法): red I is the most severe, blue IV the
 * least. Declared worst first, so that {@link #compareTo} sorts the worst to the front.
 */
public enum Severity {
    RED,
    ORANGE,
    YELLOW,
    BLUE;

    /** Lower-case name as it stands in JSON: {@code orange}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is no such colour
     */
    @JsonCreator
    public static Severity of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** True if this is strictly more severe than the other. */
    public boolean isWorseThan(Severity other) {
        return compareTo(other) < 0;
    }
}
