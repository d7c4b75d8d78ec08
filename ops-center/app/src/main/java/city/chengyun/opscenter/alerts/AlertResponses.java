package city.chengyun.opscenter.alerts;

import city.chengyun.contract.LocalizedText;
import city.chengyun.contract.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How fast people dealt with alerts. Thread-safe. */
public interface AlertResponses {

    /**
     * What people did about an alert. Times are epoch milliseconds.
     *
     * @param message the alert in words
     * @param severity the worst that it had
     * @param raisedAt when it could be seen
     * @param acknowledgedAt when somebody first had it; null while nobody did
     * @param handledAt when somebody first did something about it: a case, a word, an assignment
     */
    record Response(
            String alertId,
            LocalizedText message,
            String adcode,
            Severity severity,
            long raisedAt,
            @Nullable Long acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable Long handledAt,
            @Nullable String handledBy) {}

    /**
     * Those to the alerts of drills that were raised in a time, the oldest first; retracted ones
     * are left out, and at most {@code limit} are returned.
     */
    List<Response> listOfDrills(long from, long to, int limit);
}
