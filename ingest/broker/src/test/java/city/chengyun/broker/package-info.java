/** The broker's tests, against a real log and with real MQTT clients. */
@NullMarked
package city.chengyun.broker;

import org.jspecify.annotations.NullMarked;
