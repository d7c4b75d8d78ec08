/** What the hub decides: alert events as full snapshots. */
@NullMarked
package city.chengyun.contract.alert;

import org.jspecify.annotations.NullMarked;
