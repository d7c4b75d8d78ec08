package city.chengyun.opscenter.incidents.grouping;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What the grouping knows of an alert.
 *
 * @param id the alert
 * @param mode for whom it counts; alerts of different modes never meet
 * @param rule that was met
 * @param device where
 * @param silence whether it says that the device is not heard
 * @param onset beginning, epoch milliseconds of the device's own time
 * @param rank of its severity, 0 the worst
 * @param spot where the device stands; null when nobody knows
 */
public record Fact(
        String id,
        String mode,
        String rule,
        String device,
        boolean silence,
        long onset,
        int rank,
        @Nullable Spot spot) {

    /** The earliest comes first, then the worst; no two are equal. */
    public static final Comparator<Fact> ORDER =
            Comparator.comparingLong(Fact::onset)
                    .thenComparingInt(Fact::rank)
                    .thenComparing(Fact::id);

    /** Checks. */
    public Fact {
        requireNonNull(id, "id is null");
        requireNonNull(mode, "mode is null");
        requireNonNull(rule, "rule is null");
        requireNonNull(device, "device is null");
    }
}
