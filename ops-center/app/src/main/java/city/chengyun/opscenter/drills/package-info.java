/** Drills 演练: staff deal with alerts of a replayed event, and how fast they do is scored. */
@NullMarked
@ApplicationModule(
        displayName = "Drills",
        allowedDependencies = {"alerts", "ledger", "party", "problem"})
package city.chengyun.opscenter.drills;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
