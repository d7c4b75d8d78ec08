/** Shifts and who is on duty, as a function of the time. Pure. */
@NullMarked
package city.chengyun.opscenter.duty.roster;

import org.jspecify.annotations.NullMarked;
