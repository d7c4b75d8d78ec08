/** How the hub decides: rule definitions and their conditions. */
@NullMarked
package city.chengyun.contract.rule;

import org.jspecify.annotations.NullMarked;
