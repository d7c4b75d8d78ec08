package city.chengyun.cityjob.history;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts what became rows, below the history operator's metric group. */
final class HistoryMetrics {

    /** Observations stored. */
    static final String OBSERVATIONS = "observations";

    /** Observations among them that came later than the lateness allows. */
    static final String LATE = "lateObservations";

    /** Windows computed from the store. */
    static final String RECOMPUTED = "recomputedWindows";

    /** Times that windows were computed although the row that changed them is not in the store. */
    static final String UNCONFIRMED = "unconfirmedRows";

    private final Counter observations;
    private final Counter late;
    private final Counter recomputed;
    private final Counter unconfirmed;

    HistoryMetrics(MetricGroup group) {
        observations = group.counter(OBSERVATIONS);
        late = group.counter(LATE);
        recomputed = group.counter(RECOMPUTED);
        unconfirmed = group.counter(UNCONFIRMED);
    }

    void onObservation(boolean isLate) {
        observations.inc();
        if (isLate) {
            late.inc();
        }
    }

    void onRecomputed(int windows) {
        recomputed.inc(windows);
    }

    void onUnconfirmed() {
        unconfirmed.inc();
    }
}
