/** The module's endpoints; nothing outside the module refers to it. */
@NullMarked
package city.chengyun.opscenter.drills.web;

import org.jspecify.annotations.NullMarked;
