/**
 * What a device may say (telemetry, events, status), how it is decoded, and why a message is
 * refused.
 */
@NullMarked
package city.chengyun.contract.observation;

import org.jspecify.annotations.NullMarked;
