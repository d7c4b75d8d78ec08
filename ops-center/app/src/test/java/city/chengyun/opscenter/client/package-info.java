/** Tests of the module from within. */
@NullMarked
package city.chengyun.opscenter.client;

import org.jspecify.annotations.NullMarked;
