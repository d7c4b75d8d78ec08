/**
 * Cases 案件: matters that people see through, from the report to the evaluation (一网统管). What steps a
 * kind of case has is a definition, not code.
 */
@NullMarked
@ApplicationModule(
        displayName = "Cases",
        allowedDependencies = {"alerts", "definition", "ledger", "party", "place", "problem"})
package city.chengyun.opscenter.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
