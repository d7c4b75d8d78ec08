/** Who uses the operations centre: accounts, their roles and districts, and how they log in. */
@NullMarked
@ApplicationModule(
        displayName = "Party",
        allowedDependencies = {"ledger", "problem", "table"})
package city.chengyun.opscenter.party;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
