/** The MQTT topic tree of the field side. */
@NullMarked
package city.chengyun.contract.mqtt;

import org.jspecify.annotations.NullMarked;
