/**
 * Definitions: behaviour that is written as data, and told with file, line and reason when wrong.
 */
@NullMarked
@ApplicationModule(
        displayName = "Definitions",
        allowedDependencies = {})
package city.chengyun.opscenter.definition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
