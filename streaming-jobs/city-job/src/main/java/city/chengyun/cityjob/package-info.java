/** The two Flink jobs of the city, judge and history: configuration and entry point. */
@NullMarked
package city.chengyun.cityjob;

import org.jspecify.annotations.NullMarked;
