/** What all endpoints share: failures as RFC 9457 problem details with a stable code, and pages. */
@NullMarked
@ApplicationModule(
        displayName = "Problem",
        allowedDependencies = {})
package city.chengyun.opscenter.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
