@NullMarked
package city.chengyun.opscenter.duty.roster;

import org.jspecify.annotations.NullMarked;
