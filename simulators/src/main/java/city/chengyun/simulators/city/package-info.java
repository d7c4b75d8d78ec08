/** The simulated city: its devices and what they measure, a pure function of seed and time. */
@NullMarked
package city.chengyun.simulators.city;

import org.jspecify.annotations.NullMarked;
