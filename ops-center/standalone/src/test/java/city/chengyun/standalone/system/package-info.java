/** Tests of the whole hub as it is run, from outside: by MQTT, REST and signals. */
@NullMarked
package city.chengyun.standalone.system;

import org.jspecify.annotations.NullMarked;
