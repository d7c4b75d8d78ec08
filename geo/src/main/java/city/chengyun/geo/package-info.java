/** Where things are: positions, the city's districts and coordinate reference systems. */
@NullMarked
package city.chengyun.geo;

import org.jspecify.annotations.NullMarked;
