@NullMarked
package city.chengyun.intake.replay;

import org.jspecify.annotations.NullMarked;
