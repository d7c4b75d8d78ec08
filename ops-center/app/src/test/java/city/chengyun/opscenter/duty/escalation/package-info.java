@NullMarked
package city.chengyun.opscenter.duty.escalation;

import org.jspecify.annotations.NullMarked;
