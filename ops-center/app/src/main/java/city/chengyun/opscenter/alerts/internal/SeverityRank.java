package city.chengyun.opscenter.alerts.internal;

import city.chengyun.contract.Severity;

/** How severities are kept in the database, so that the worst sorts first: 0 is red. */
final class SeverityRank {

    private SeverityRank() {}

    static int of(Severity severity) {
        return switch (severity) {
            case RED -> 0;
            case ORANGE -> 1;
            case YELLOW -> 2;
            case BLUE -> 3;
        };
    }

    /** The severity with a rank of 0 to 3. */
    static Severity severity(int rank) {
        return switch (rank) {
            case 0 -> Severity.RED;
            case 1 -> Severity.ORANGE;
            case 2 -> Severity.YELLOW;
            case 3 -> Severity.BLUE;
            default -> throw new IllegalArgumentException("no severity has rank " + rank);
        };
    }
}
