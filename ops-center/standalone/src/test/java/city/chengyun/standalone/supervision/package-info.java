/** Tests of the package of the same name. */
@NullMarked
package city.chengyun.standalone.supervision;

import org.jspecify.annotations.NullMarked;
