package city.chengyun.opscenter.incidents.internal;

import city.chengyun.contract.Severity;
import java.util.List;

/** Severities as numbers that sort, 0 the worst. */
final class SeverityRank {

    private static final List<Severity> WORST_FIRST =
            List.of(Severity.RED, Severity.ORANGE, Severity.YELLOW, Severity.BLUE);

    private SeverityRank() {}

    static int of(Severity severity) {
        return WORST_FIRST.indexOf(severity);
    }

    static Severity severity(int rank) {
        return WORST_FIRST.get(rank);
    }
}
