/**
 * Tables that people bring and take away as CSV (RFC 4180), whatever program wrote or reads them.
 */
@NullMarked
@ApplicationModule(
        displayName = "Tables",
        allowedDependencies = {"problem"})
package city.chengyun.opscenter.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
