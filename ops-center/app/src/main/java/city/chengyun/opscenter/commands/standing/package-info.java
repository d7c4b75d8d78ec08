/**
 * Standing commands 联动指令: what a device shall do when a rule raises an alert, at once or when a
 * duty officer says so.
 */
@NullMarked
package city.chengyun.opscenter.commands.standing;

import org.jspecify.annotations.NullMarked;
