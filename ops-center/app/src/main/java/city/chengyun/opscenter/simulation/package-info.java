/** Commands to the simulated city over MQTT: which scenarios there are, start one, stop one. */
@NullMarked
@ApplicationModule(
        displayName = "Simulation",
        allowedDependencies = {"ledger", "mqtt", "place", "party", "problem"})
package city.chengyun.opscenter.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
