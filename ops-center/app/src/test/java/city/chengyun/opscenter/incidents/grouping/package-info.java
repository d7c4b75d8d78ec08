/** Tests of the module from within. */
@NullMarked
package city.chengyun.opscenter.incidents.grouping;

import org.jspecify.annotations.NullMarked;
