/** Orders to devices and their answers. */
@NullMarked
package city.chengyun.contract.command;

import org.jspecify.annotations.NullMarked;
