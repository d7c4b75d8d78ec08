/** Tests of the module from within. */
@NullMarked
package city.chengyun.opscenter.signal.internal;

import org.jspecify.annotations.NullMarked;
