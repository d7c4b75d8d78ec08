/** What the city says and what counts as alarming: rules, and the history of measured values. */
@NullMarked
@ApplicationModule(
        displayName = "Signal",
        allowedDependencies = {"ledger", "log", "party", "place", "problem"})
package city.chengyun.opscenter.signal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
