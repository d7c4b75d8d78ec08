@NullMarked
package city.chengyun.opscenter.drills.scoring;

import org.jspecify.annotations.NullMarked;
