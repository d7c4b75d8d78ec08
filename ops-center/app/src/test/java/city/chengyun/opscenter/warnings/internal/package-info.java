/** Tests of the module from within. */
@NullMarked
package city.chengyun.opscenter.warnings.internal;

import org.jspecify.annotations.NullMarked;
