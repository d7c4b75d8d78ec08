/** How far a command is: a pure function of what was heard of it. */
@NullMarked
package city.chengyun.opscenter.commands.machine;

import org.jspecify.annotations.NullMarked;
