package city.chengyun.opscenter.cases.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Time limits of some classes by the grade of the area.
 *
 * @param classes codes, or what codes begin with
 * @param a limit in areas of grade A, the busiest
 * @param b limit in areas of grade B
 * @param c limit in areas of grade C
 */
public record ClockRule(
        List<String> classes,
        @JsonProperty("A") Limit a,
        @JsonProperty("B") Limit b,
        @JsonProperty("C") Limit c) {

    /** Checks and copies. */
    public ClockRule {
        classes = Required.some(classes, "classes");
        Required.value(a, "A");
        Required.value(b, "B");
        Required.value(c, "C");
    }

    Limit of(AreaGrade grade) {
        return switch (grade) {
            case A -> a;
            case B -> b;
            case C -> c;
        };
    }
}
