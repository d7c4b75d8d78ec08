/** Tests of the module from within. */
@NullMarked
package city.chengyun.opscenter.system.internal;

import org.jspecify.annotations.NullMarked;
