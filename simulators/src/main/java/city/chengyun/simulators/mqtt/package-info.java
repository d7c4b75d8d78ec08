/** Publishing as a field gateway does: few connections, bounded in flight, patient reconnects. */
@NullMarked
package city.chengyun.simulators.mqtt;

import org.jspecify.annotations.NullMarked;
