/** How the simulators reach the hub's log. */
@NullMarked
package city.chengyun.simulators.log;

import org.jspecify.annotations.NullMarked;
