/** Stands in for the city: simulates it, records it, replays it and loads the hub. */
@NullMarked
package city.chengyun.simulators;

import org.jspecify.annotations.NullMarked;
