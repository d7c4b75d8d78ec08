/** Tests of the package of the same name. */
@NullMarked
package city.chengyun.standalone.parts;

import org.jspecify.annotations.NullMarked;
