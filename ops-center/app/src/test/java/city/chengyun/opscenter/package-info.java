/** Tests of the whole application. */
@NullMarked
package city.chengyun.opscenter;

import org.jspecify.annotations.NullMarked;
