/** Steps of the build that need code. */
@NullMarked
package city.chengyun.standalone.packaging;

import org.jspecify.annotations.NullMarked;
