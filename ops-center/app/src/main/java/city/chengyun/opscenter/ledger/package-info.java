/**
 * The ledger 台账: who did what, when, from where, to what, append-only and hash-chained, so that
 * nobody can change it unseen.
 */
@NullMarked
@ApplicationModule(
        displayName = "Ledger",
        allowedDependencies = {"problem", "table"})
package city.chengyun.opscenter.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
