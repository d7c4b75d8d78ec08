/** Where things are: districts, the devices in them, and the credentials devices publish with. */
@NullMarked
@ApplicationModule(
        displayName = "Place",
        allowedDependencies = {"ledger", "log", "party", "problem", "table"})
package city.chengyun.opscenter.place;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
