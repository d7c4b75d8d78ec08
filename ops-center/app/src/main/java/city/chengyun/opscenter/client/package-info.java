/** Serves the web client: hashed files for long, everything else as the one page it is. */
@NullMarked
@ApplicationModule(
        displayName = "Client",
        allowedDependencies = {})
package city.chengyun.opscenter.client;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
