/**
 * Open-loop load on a broker: many devices over many connections at a given rate, and what it
 * costs.
 */
@NullMarked
package city.chengyun.simulators.load;

import org.jspecify.annotations.NullMarked;
