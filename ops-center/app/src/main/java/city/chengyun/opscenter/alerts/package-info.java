/** Alerts: taken over from the log exactly once, acknowledged by the duty officer, never lost. */
@NullMarked
@ApplicationModule(
        displayName = "Alerts",
        allowedDependencies = {"ledger", "log", "party", "place", "signal", "problem"})
package city.chengyun.opscenter.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
