/** The live picture: what each device says right now, pushed to the browsers that look at it. */
@NullMarked
@ApplicationModule(
        displayName = "Live",
        allowedDependencies = {"alerts", "log", "party", "place", "problem"})
package city.chengyun.opscenter.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
