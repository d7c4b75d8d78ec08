/** Plays recordings and tables of measurements again, as a drill in the present or as they were. */
@NullMarked
package city.chengyun.simulators.replay;

import org.jspecify.annotations.NullMarked;
