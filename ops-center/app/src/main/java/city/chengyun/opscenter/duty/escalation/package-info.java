/** Whom an alert is told to, step by step. Pure. */
@NullMarked
package city.chengyun.opscenter.duty.escalation;

import org.jspecify.annotations.NullMarked;
