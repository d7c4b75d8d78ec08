/** The bridge's tests, against a real external broker and a real log. */
@NullMarked
package city.chengyun.bridge;

import org.jspecify.annotations.NullMarked;
