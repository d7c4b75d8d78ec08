/** The topics of the durable log and the headers of its records. */
@NullMarked
package city.chengyun.contract.log;

import org.jspecify.annotations.NullMarked;
