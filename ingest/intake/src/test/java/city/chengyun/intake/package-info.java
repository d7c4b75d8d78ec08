/** The intake's tests, and what the tests of its users need to look into the log. */
@NullMarked
package city.chengyun.intake;

import org.jspecify.annotations.NullMarked;
