/** Silence of a device, measured in receive time while its intake was alive. */
@NullMarked
package city.chengyun.rules.absence;

import org.jspecify.annotations.NullMarked;
