/**
 * Who may call what: the security filter chain, its one table of rules, and the response headers.
 */
@NullMarked
@ApplicationModule(
        displayName = "Access",
        allowedDependencies = {"ledger", "party", "problem"})
package city.chengyun.opscenter.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
