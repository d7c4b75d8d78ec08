/** Tests of the module from within. */
@NullMarked
package city.chengyun.opscenter.live.internal;

import org.jspecify.annotations.NullMarked;
