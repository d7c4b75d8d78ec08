package city.chengyun.opscenter.incidents.grouping;

import java.util.List;

/**
 * What explains an alert.
 *
 * @param cause the alert that explains it; itself for a root
 * @param reason why
 * @param path for {@link Reason#UPSTREAM} the devices from the cause's to the alert's, else empty
 */
record Tie(Fact cause, Reason reason, List<String> path) {

    Tie {
        path = List.copyOf(path);
    }

    static Tie root(Fact alert) {
        return new Tie(alert, Reason.ROOT, List.of());
    }

    static Tie of(Fact cause, Reason reason) {
        return new Tie(cause, reason, List.of());
    }
}
