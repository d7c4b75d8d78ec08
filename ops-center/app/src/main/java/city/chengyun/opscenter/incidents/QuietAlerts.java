package city.chengyun.opscenter.incidents;

import city.chengyun.opscenter.alerts.AlertView;
import java.util.Optional;

/** Says for which alerts nobody is called. Thread-safe. */
public interface QuietAlerts {

    /**
     * Why nobody is called for an alert now; empty if somebody is. An alert that begins is put
     * together with others a moment later, so whoever calls people waits some seconds first.
     */
    Optional<QuietReason> whyQuiet(AlertView alert);
}
