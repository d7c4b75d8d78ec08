/** Tests of the module's endpoints from within. */
@NullMarked
package city.chengyun.opscenter.live.web;

import org.jspecify.annotations.NullMarked;
