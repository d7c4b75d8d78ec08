/** Tests of the module from within. */
@NullMarked
package city.chengyun.opscenter.alerts.internal;

import org.jspecify.annotations.NullMarked;
