package city.chengyun.opscenter.duty.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one shift left to the next. Times are epoch milliseconds.
 *
 * @param givenBy user name of who left it
 * @param note what they said
 * @param alerts ids of the alerts that lasted then, the worst first
 * @param takenBy user name of who took over, null for nobody yet
 */
public record Handover(
        long number,
        String givenBy,
        long givenAt,
        String note,
        List<String> alerts,
        @Nullable String takenBy,
        @Nullable Long takenAt) {

    /** Copies. */
    public Handover {
        alerts = List.copyOf(alerts);
    }
}
