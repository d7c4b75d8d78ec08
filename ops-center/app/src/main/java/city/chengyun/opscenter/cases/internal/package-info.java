/** How the module works inside; nothing outside the module refers to it. */
@NullMarked
package city.chengyun.opscenter.cases.internal;

import org.jspecify.annotations.NullMarked;
