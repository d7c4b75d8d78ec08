/**
 * The durable log (Kafka): what the app writes to its compacted topics and reads from its streams.
 */
@NullMarked
@ApplicationModule(
        displayName = "Log",
        allowedDependencies = {})
package city.chengyun.opscenter.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
