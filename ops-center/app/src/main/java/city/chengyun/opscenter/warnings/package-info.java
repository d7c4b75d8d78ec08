/**
 * Warnings to the public 预警: drafted by one person, approved by another, published as CAP 1.2,
 * updated and lifted. They are apart from the alerts of the inside, which nobody outside sees.
 */
@NullMarked
@ApplicationModule(
        displayName = "Warnings",
        allowedDependencies = {"ledger", "party", "problem"})
package city.chengyun.opscenter.warnings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
