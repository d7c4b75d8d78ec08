/** Tests of the module from within. */
@NullMarked
package city.chengyun.opscenter.incidents.silence;

import org.jspecify.annotations.NullMarked;
