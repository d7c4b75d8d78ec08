/** The kit's own tests. */
@NullMarked
package city.chengyun.testkit;

import org.jspecify.annotations.NullMarked;
