/** How the response times of a drill become a score. */
@NullMarked
package city.chengyun.opscenter.drills.scoring;

import org.jspecify.annotations.NullMarked;
