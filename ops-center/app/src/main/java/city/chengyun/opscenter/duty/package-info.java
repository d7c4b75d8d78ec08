/**
 * Duty: who is on duty, who is told about an alert that nobody has, when and over which channel,
 * and how that went.
 */
@NullMarked
@ApplicationModule(
        displayName = "Duty",
        allowedDependencies = {
            "alerts",
            "definition",
            "incidents",
            "ledger",
            "party",
            "place",
            "problem",
            "table"
        })
package city.chengyun.opscenter.duty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
