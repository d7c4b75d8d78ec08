@NullMarked
package city.chengyun.opscenter.problem;

import org.jspecify.annotations.NullMarked;
