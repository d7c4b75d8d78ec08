/** Tests of the launcher. */
@NullMarked
package city.chengyun.standalone;

import org.jspecify.annotations.NullMarked;
