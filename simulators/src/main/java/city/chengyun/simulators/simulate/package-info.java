/** The running simulation: the city's model against the clock, published through gateways. */
@NullMarked
package city.chengyun.simulators.simulate;

import org.jspecify.annotations.NullMarked;
