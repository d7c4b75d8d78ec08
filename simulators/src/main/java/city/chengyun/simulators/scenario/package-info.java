/** Scripted incidents of the simulated city, each with the alerts it must lead to. */
@NullMarked
package city.chengyun.simulators.scenario;

import org.jspecify.annotations.NullMarked;
