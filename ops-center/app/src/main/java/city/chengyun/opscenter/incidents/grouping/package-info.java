/** Which alerts belong together, and why: pure functions without clock and I/O. */
@NullMarked
package city.chengyun.opscenter.incidents.grouping;

import org.jspecify.annotations.NullMarked;
