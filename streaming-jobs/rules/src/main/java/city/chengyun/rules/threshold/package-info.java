/**
 * Limits that a value crosses, judged in phenomenon time and judged again when late data arrives.
 */
@NullMarked
package city.chengyun.rules.threshold;

import org.jspecify.annotations.NullMarked;
