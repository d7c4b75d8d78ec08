/** What the jobs read from and write to the durable log. */
@NullMarked
package city.chengyun.cityjob.intake;

import org.jspecify.annotations.NullMarked;
