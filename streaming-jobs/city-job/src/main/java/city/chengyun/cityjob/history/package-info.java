/** The job that remembers: raw rows, windows and events for the time-series store. */
@NullMarked
package city.chengyun.cityjob.history;

import org.jspecify.annotations.NullMarked;
