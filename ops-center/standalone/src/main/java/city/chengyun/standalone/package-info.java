/** The command line that runs a whole hub on one machine. */
@NullMarked
package city.chengyun.standalone;

import org.jspecify.annotations.NullMarked;
