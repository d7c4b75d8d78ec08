package city.chengyun.opscenter.incidents.internal;

import city.chengyun.opscenter.incidents.grouping.Reason;
import java.util.List;

/**
 * An alert's place in an incident.
 *
 * @param incident its number
 * @param cause the alert that explains it; itself for the root
 * @param reason why it belongs there
 * @param path devices from the cause's to its own, where a dependency is the reason
 */
record Membership(long incident, String cause, Reason reason, List<String> path) {

    Membership {
        path = List.copyOf(path);
    }

    boolean isSymptom() {
        return reason != Reason.ROOT;
    }
}
