/** What the simulators ask of the hub's REST interface: register devices, receive their secrets. */
@NullMarked
package city.chengyun.simulators.hub;

import org.jspecify.annotations.NullMarked;
