/** How the module works inside; nothing outside the module refers to it. */
@NullMarked
package city.chengyun.opscenter.drills.internal;

import org.jspecify.annotations.NullMarked;
