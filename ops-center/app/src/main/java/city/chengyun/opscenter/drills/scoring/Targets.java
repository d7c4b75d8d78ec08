package city.chengyun.opscenter.drills.scoring;

import city.chengyun.contract.Severity;
import java.time.Duration;
import java.util.Map;

/**
 * How fast people are to be, by severity. The numbers are this project's own, for a city to change;
 * no standard gives any.
 *
 * @param acknowledge until somebody has the alert
 * @param handle until somebody does something about it
 */
public record Targets(Map<Severity, Duration> acknowledge, Map<Severity, Duration> handle) {

    /** One minute for red, three for orange, five for yellow, ten for blue; five times to act. */
    public static final Targets USUAL = of(1, 3, 5, 10);

    /** Checks and copies. */
    public Targets {
        acknowledge = Map.copyOf(acknowledge);
        handle = Map.copyOf(handle);
        for (Severity severity : Severity.values()) {
            if (!acknowledge.containsKey(severity) || !handle.containsKey(severity)) {
                throw new IllegalArgumentException("no target for " + severity);
            }
        }
    }

    private static Targets of(int red, int orange, int yellow, int blue) {
        Map<Severity, Duration> acknowledge =
                Map.of(
                        Severity.RED, Duration.ofMinutes(red),
                        Severity.ORANGE, Duration.ofMinutes(orange),
                        Severity.YELLOW, Duration.ofMinutes(yellow),
                        Severity.BLUE, Duration.ofMinutes(blue));
        return new Targets(
                acknowledge,
                Map.of(
                        Severity.RED, Duration.ofMinutes(5L * red),
                        Severity.ORANGE, Duration.ofMinutes(5L * orange),
                        Severity.YELLOW, Duration.ofMinutes(5L * yellow),
                        Severity.BLUE, Duration.ofMinutes(5L * blue)));
    }
}
