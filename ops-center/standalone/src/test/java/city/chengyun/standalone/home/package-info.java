/** Tests of the package of the same name. */
@NullMarked
package city.chengyun.standalone.home;

import org.jspecify.annotations.NullMarked;
