package city.chengyun.opscenter.alerts;

import city.chengyun.contract.AlertId;
import java.util.Set;

/**
 * Somebody spoke to others about an alert; published within the transaction that keeps it.
 *
 * @param alert which alert
 * @param by user name of who did
 * @param to user names of who is meant, all of which exist
 * @param how what it was
 */
public record AlertAddressed(AlertId alert, String by, Set<String> to, How how) {

    /** Copies. */
    public AlertAddressed {
        to = Set.copyOf(to);
    }

    /** How somebody is meant. */
    public enum How {
        /** They are to see to it. */
        ASSIGNED,
        /** A comment names them: {@code @name}. */
        MENTIONED
    }
}
