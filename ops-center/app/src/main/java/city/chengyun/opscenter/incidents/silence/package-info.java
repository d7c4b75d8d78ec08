/** For which alerts nobody is called, and when: pure functions without clock and I/O. */
@NullMarked
package city.chengyun.opscenter.incidents.silence;

import org.jspecify.annotations.NullMarked;
