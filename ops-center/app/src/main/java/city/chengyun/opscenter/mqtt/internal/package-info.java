/** How the module works inside; nothing outside the module refers to it. */
@NullMarked
package city.chengyun.opscenter.mqtt.internal;

import org.jspecify.annotations.NullMarked;
