/** Tests of the module from within. */
@NullMarked
package city.chengyun.opscenter.place.internal;

import org.jspecify.annotations.NullMarked;
