package city.chengyun.opscenter.alerts;

import city.chengyun.contract.AlertId;
import java.util.List;
import java.util.Optional;

/** The changes of alerts in their order. Thread-safe. */
public interface AlertFeed {

    /** Number of the last committed change, 0 before the first. */
    long lastSeq();

    /**
     * The alerts that changed after a change, each once in its newest state, ordered by {@code
     * seq}; shadow alerts are left out.
     *
     * @param seq changes up to this one are known
     * @param limit most alerts to return
     */
    List<AlertView> listChangedSince(long seq, int limit);

    /** An alert as it is now, whoever may see it. */
    Optional<AlertView> find(AlertId id);

    /** All alerts that last, shadow alerts left out. */
    List<AlertView> listActive();
}
