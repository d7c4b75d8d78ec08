/**
 * A device of the hub's own that speaks every second, so that the delay from a device to the
 * screens is always known.
 */
@NullMarked
@ApplicationModule(
        displayName = "Probe",
        allowedDependencies = {"mqtt", "place"})
package city.chengyun.opscenter.probe;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
