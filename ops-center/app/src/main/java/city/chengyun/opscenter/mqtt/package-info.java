/** Connections of the app to the MQTT broker, each with a credential of its own. */
@NullMarked
@ApplicationModule(
        displayName = "MQTT",
        allowedDependencies = {})
package city.chengyun.opscenter.mqtt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
