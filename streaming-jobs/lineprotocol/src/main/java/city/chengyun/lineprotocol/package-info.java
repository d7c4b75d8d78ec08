/** Writes any Flink stream as InfluxDB line protocol; knows nothing of the city. */
@NullMarked
package city.chengyun.lineprotocol;

import org.jspecify.annotations.NullMarked;
