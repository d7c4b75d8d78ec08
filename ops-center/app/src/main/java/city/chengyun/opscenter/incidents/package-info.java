/**
 * Incidents: the alerts that have one cause, or one place and time, are one matter with one root;
 * the others are its symptoms.
 */
@NullMarked
@ApplicationModule(
        displayName = "Incidents",
        allowedDependencies = {"alerts", "ledger", "party", "place", "problem"})
package city.chengyun.opscenter.incidents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
