/** Measures the whole path against the shortest possible one, for {@code ./bench}. */
@NullMarked
package city.chengyun.standalone.bench;

import org.jspecify.annotations.NullMarked;
