package city.chengyun.cityjob.intake;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Which part of the log a job works on: the city's own topics without end, or those of an isolated
 * run, which begin with a prefix of their own and end.
 *
 * @param prefix put before the names of topics and consumer groups; empty for the city's own
 * @param intakeEnds offset in each partition of the intake topic at which the job ends; empty for
 *     never. Rules then end where they are when the job starts.
 * @param devicesEnd offset of the device topic at which the job ends; 0 for never
 */
public record LogScope(String prefix, List<Long> intakeEnds, long devicesEnd) {

    /** The city's own topics. */
    public static final LogScope CITY = new LogScope("", List.of(), 0);

    public LogScope {
        requireNonNull(prefix, "prefix is null");
        intakeEnds = List.copyOf(intakeEnds);
        if (prefix.isEmpty() && !intakeEnds.isEmpty()) {
            throw new IllegalArgumentException("only an isolated run ends");
        }
        if (intakeEnds.isEmpty() != (devicesEnd == 0)) {
            throw new IllegalArgumentException("a run ends in both topics or in neither");
        }
    }

    /** The name, in this part of the log, of a topic or group. */
    public String name(String ofCity) {
        return prefix + ofCity;
    }

    /** False for the city's own topics. */
    public boolean isIsolated() {
        return !prefix.isEmpty();
    }

    boolean ends() {
        return !intakeEnds.isEmpty();
    }
}
