/** The job that decides: alerts and the live state of the map. */
@NullMarked
package city.chengyun.cityjob.judge;

import org.jspecify.annotations.NullMarked;
