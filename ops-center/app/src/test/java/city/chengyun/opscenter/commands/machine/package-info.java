@NullMarked
package city.chengyun.opscenter.commands.machine;

import org.jspecify.annotations.NullMarked;
