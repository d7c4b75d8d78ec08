/** The conflated latest values that feed the live map. */
@NullMarked
package city.chengyun.contract.live;

import org.jspecify.annotations.NullMarked;
