/** The hub in one look: which parts answer, what was refused, which version runs. */
@NullMarked
@ApplicationModule(
        displayName = "System",
        allowedDependencies = {"log", "signal", "simulation", "place"})
package city.chengyun.opscenter.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
